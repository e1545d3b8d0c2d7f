"""The stage of a run that judges what needs several agencies."""

from generator.commands.run import Run
from generator.gather.addresses import Addresses
from generator.gather.judge import judge
from generator.gather.judgements.evidence import Evidence
from generator.gather.sources import Sources
from generator.gather.status import StatusBook
from generator.model.addresses import free_page
from generator.render.environment import asset_files


def judge_stage(run: Run) -> None:
    """Judge what needs several agencies: of a part of the site, that part alone."""
    opened, census, sources = run.opened, run.census, Sources(run.around, run.store)
    free_pages = map(free_page, opened.around.pages)
    addresses = Addresses(
        census,
        sources,
        files=frozenset({*free_pages, *asset_files(run.desk.templates)}),
        has_status_pages=opened.site.has_status_pages,
    )
    evidence = Evidence(StatusBook(census, opened.site.deadlines, opened.today), sources)
    judge(evidence, addresses, run.changes, run.keep)

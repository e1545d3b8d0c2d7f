"""A build that may have something to do: records, stages, and the site published."""

import json
import sqlite3
from dataclasses import dataclass, replace
from secrets import token_hex

from generator.commands.baseline import Baseline, read_baseline
from generator.commands.build import BuildOptions, BuildResult, Reporter, conclude
from generator.commands.engine.building import Building
from generator.commands.engine.crew import crew_of
from generator.commands.engine.fingerprint import program_stamp
from generator.commands.engine.glimpse import Glimpse
from generator.commands.engine.inputs import note_inputs
from generator.commands.engine.keeping import UNKEPT, new_records, open_records
from generator.commands.engine.memory import Memory
from generator.commands.engine.records import FOLDER
from generator.commands.engine.shelf import Shelf
from generator.commands.engine.shipment import Shipment
from generator.commands.engine.upkeep import Condition, inspect, note_manifest, noted_manifest
from generator.commands.run import Run, Stage
from generator.render.dependencies import TemplateBook
from generator.render.environment import open_templates
from generator.render.packaged import SITE_FOLDER, packaged_templates
from generator.store.changes import Changes
from generator.store.database import Store
from generator.store.outputs import Outputs
from generator.store.seal import Reason
from generator.store.state import State, passing_state
from generator.write.ledger import read_ledger
from generator.write.marks import Mark
from generator.write.publish import publish
from generator.write.release import publish_release
from generator.write.staging import Staging

_PROGRAM = "program"
"""Note with the stamp of the program that made the records."""
_REFERENCES = "references"
"""Note with the templates that each template asks for."""


def construct(
    options: BuildOptions,
    baseline: Baseline | None,
    progress: Reporter,
    memory: Memory | None,
    seen: Glimpse | None,
) -> BuildResult:
    """Build and publish a site; raises as ``build`` does."""
    memory = memory or Memory()
    enter = Staging.for_release if options.is_release else Staging.beside
    with enter(options.output) as staging:
        site, root = options.folder, staging.root
        wish = _Wish(options, baseline, progress, staging, memory)
        # Records of an output folder that is gone are of no use.
        is_there = staging.tray.root is not None
        records = open_records(site, root) if is_there else new_records(site, root, "")
        if not records.is_new and records.store.note(_PROGRAM) != program_stamp():
            # What another version concluded is not what this one would.
            records.abandon()
            records = new_records(site, root, Reason.OLDER)
        if seen is not None and records.file is not None:
            memory.recall(seen, records.file)
        try:
            return wish.fulfil(records)
        except sqlite3.OperationalError:
            # The disk is full, or refuses.
            records.abandon()
            memory.is_published = False
            records = passing_state(UNKEPT)
            return wish.fulfil(records)
        except sqlite3.DatabaseError:
            # A place of the file that nobody had looked at is not as SQLite wrote it.
            records.abandon()
            memory.is_published = False
            records = new_records(site, root, Reason.DAMAGED)
            return wish.fulfil(records)
        finally:
            records.abandon()


def build_apart(options: BuildOptions, progress: Reporter) -> BuildResult:
    """Build a site into a folder that is not there yet, without records before or after."""
    baseline = read_baseline(options.folder)
    with Staging.beside(options.output) as staging:
        records = passing_state("")
        try:
            return _Wish(options, baseline, progress, staging, Memory()).fulfil(records)
        finally:
            records.abandon()


@dataclass(frozen=True, slots=True)
class _Wish:
    """A build that was asked for."""

    options: BuildOptions
    baseline: Baseline | None
    progress: Reporter
    staging: Staging
    memory: Memory

    def fulfil(self, records: State) -> BuildResult:
        """Build with the help of records, and commit them if the site is published."""
        building = self._building(records, self._condition(records))
        last = _LastStage(self, records, building)
        building.run.go_through((*building.stages(), Stage("publish", last.run)))
        if last.result is None:
            raise RuntimeError("the last stage did not conclude")
        remarks = (records.remark,) if records.remark else ()
        return replace(
            last.result,
            profile=building.profile,
            remarks=remarks,
            made=building.made,
        )

    def _condition(self, records: State) -> Condition:
        """Return what is known of the output folder."""
        root = self.staging.tray.root
        is_known, self.memory.is_published = self.memory.is_published, False
        if records.is_new or root is None:
            return Condition(None)
        return (
            Condition(noted_manifest(records.store)) if is_known else inspect(root, records.store)
        )

    def _building(self, records: State, condition: Condition) -> Building:
        options, memory, tray = self.options, self.memory, self.staging.tray
        inputs = memory.look(options.folder, packaged_templates(), options.wishes)
        cache = None if records.file is None else options.folder / FOLDER / "templates"
        run = Run(
            options.folder,
            records.store,
            base_path=options.base_path,
            base_url=options.base_url,
            has_drafts=options.has_drafts,
            progress=self.progress,
            crew=crew_of(options.jobs, options.executor),
            known=memory.opened,
            templates_stamp=inputs.templates or token_hex(),
            cache=cache,
            changes=Changes(is_everything=records.is_new),
            is_timed=options.has_profile,
        )
        shipment = Shipment(Outputs(records.store), condition.known, is_first=tray.root is None)
        shelf = Shelf(records.store, _book(options, records))
        return Building(run, inputs, condition, shipment, shelf, tray)


def _book(options: BuildOptions, records: State) -> TemplateBook:
    """Return the templates, without reading again for references those that were read before."""
    templates = open_templates(options.folder / SITE_FOLDER)
    noted = records.store.note(_REFERENCES)
    return TemplateBook(templates, known=json.loads(noted) if noted else {})


@dataclass(slots=True)
class _LastStage:
    """Publishes what was staged, unless a finding blocks, and keeps the records."""

    wish: _Wish
    records: State
    building: Building
    result: BuildResult | None = None

    def run(self, run: Run) -> None:
        """Conclude the build."""
        wish, store, shipment = self.wish, run.store, self.building.shipment
        memory, tray = wish.memory, wish.staging.tray
        memory.opened = run.known
        self.result = conclude(store, wish.options, wish.baseline)
        if self.result.published is None:
            # What is staged goes away, and output and records stay as they were.
            memory.is_published = self.building.condition.is_sound
            return
        if shipment.is_known or tray.root is None:
            ledger = shipment.ledger()
        else:
            ledger = read_ledger(tray.root)
        delivery = shipment.delivery(ledger)
        published = (
            publish_release(wish.staging, wish.options.output, delivery, keep=wish.options.releases)
            if wish.options.is_release
            else publish(wish.staging, delivery, ledger)
        )
        self.result = replace(self.result, published=published)
        try:
            self._keep(store, published.manifest)
            memory.is_published = True
        except (OSError, sqlite3.Error):
            # The site is published all the same; the next build finds the records as they were.
            self.records.remark = UNKEPT

    def _keep(self, store: Store, manifest: Mark | None) -> None:
        note_manifest(store, manifest)
        note_inputs(store, self.building.inputs)
        store.put_note(_PROGRAM, self.building.inputs.program)
        store.put_note(_REFERENCES, json.dumps(self.building.shelf.templates.references()))
        self.records.commit()

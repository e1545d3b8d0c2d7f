"""Counts of agencies and reports, kept in the store and formed anew only where agencies changed."""

from generator.store.facts import FactStore

_COUNTED = "tally/years"


def refresh_tally(store: FactStore) -> None:
    """Bring the tables ``roll`` and ``tally`` up to date with the facts.

    The store marks the regions whose agencies changed. Where the years with reports changed, an
    agency is listed in other years than before, and all regions are counted anew.
    """
    years = " ".join(str(year) for (year,) in store.rows("SELECT year FROM years ORDER BY year"))
    if store.note(_COUNTED) != years:
        store.run("DELETE FROM roll")
        store.run("DELETE FROM tally")
        store.run("INSERT INTO roll SELECT * FROM counted_agencies")
        store.run("INSERT INTO tally SELECT * FROM counted_standing")
        store.put_note(_COUNTED, years)
    else:
        for (region,) in list(store.rows("SELECT region FROM stale ORDER BY region")):
            store.run("DELETE FROM roll WHERE region = ?", region)
            store.run("DELETE FROM tally WHERE region = ?", region)
            store.run("INSERT INTO roll SELECT * FROM counted_agencies WHERE region = ?", region)
            store.run("INSERT INTO tally SELECT * FROM counted_standing WHERE region = ?", region)
    store.run("DELETE FROM stale")

"""Numbers of agencies that are in the order of their keys, and stay when others come between."""

from generator.store.bands import NUMBER
from generator.store.facts import FactStore

_EVENLY = (
    "INSERT INTO bearer SELECT row_number() OVER (ORDER BY key)"
    " * (?1 / (1 + (SELECT count(*) FROM agency))), key FROM agency"
)
_NEW = (
    "SELECT key FROM changed JOIN agency USING (key)"
    " WHERE NOT EXISTS (SELECT 1 FROM bearer WHERE agency = key)"
)
_ROOM = (
    "SELECT ifnull((SELECT number FROM bearer WHERE agency < ?1 ORDER BY agency DESC LIMIT 1), 0),"
    " ifnull((SELECT number FROM bearer WHERE agency > ?1 ORDER BY agency LIMIT 1), ?2)"
)

_FORGETTING = (
    "DELETE FROM bearer",
    "DELETE FROM band",
    "DELETE FROM copied",
    "DELETE FROM gone_sketch",
)


def number_agencies(store: FactStore, most: int = NUMBER) -> bool:
    """Give numbers up to ``most`` to the agencies in the table ``changed`` that have none.

    Returns False, and has done nothing for some, where there is no room left between two.
    """
    if not any(store.rows("SELECT 1 FROM bearer LIMIT 1")):
        store.run(_EVENLY, most)
        return True
    for (key,) in list(store.rows(_NEW)):
        ((before, after),) = store.rows(_ROOM, key, most)
        if after - before < 2:  # noqa: PLR2004 - nothing lies between neighbours
            return False
        store.run("INSERT INTO bearer VALUES (?, ?)", (before + after) // 2, key)
    return True


def forget_numbers(store: FactStore) -> None:
    """Forget all numbers, what is kept by them, and with it what it was that has gone."""
    for statement in _FORGETTING:
        store.run(statement)

"""Escaping: what is printed is what the engine would print."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from generator.render.escaping import escaped

VALUES = st.one_of(
    st.text(), st.text(alphabet="<>&\"'年a"), st.integers(), st.floats(), st.booleans(), st.none()
)


@given(VALUES)
def test_value_is_escaped_as_the_engine_does(value: object) -> None:
    assert escaped(value) == str(escape(value))


@given(st.text(alphabet="<>&a"))
def test_markup_is_left_alone_though_the_same_text_was_escaped_before(text: str) -> None:
    plain = escaped(text)
    assert escaped(Markup(text)) == text  # noqa: S704 - that it is not escaped is the point
    assert escaped(text) == plain


@pytest.mark.parametrize("value", [True, 1, Decimal("1.00"), 1.0, "1"])
def test_equal_values_are_each_printed_their_own_way(value: object) -> None:
    assert escaped(value) == str(value)


def test_long_text_is_escaped_like_a_short_one() -> None:
    assert escaped("<年>" * 100) == "&lt;年&gt;" * 100

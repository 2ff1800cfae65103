"""What an author is told of an error that a worker came upon."""

from __future__ import annotations

import pytest

from publisher import limits
from publisher.errors import InputError, LimitError, MachineError, Problem, PublisherError
from publisher.limits import Limits
from publisher.pdf.job import budget
from publisher.pdf.told import Place, joined
from publisher.source import Location
from publisher.work import Budget
from publisher.work.workers import DiedError

WHERE = Location("interviews/talk.md", 1, 1)
OWN, OURS = Place("text.xhtml", WHERE, "mine"), Place("text.xhtml", WHERE, "")
HINT = "divide the text"
LIMIT = LimitError(Problem("takes more than 20 seconds", Location("text.xhtml"), HINT))


def test_an_error_has_the_place_of_the_text() -> None:
    """Its own place, and its hint, stay if they are no others."""
    (problem,) = OURS.told(LIMIT).problems
    assert (problem.where, problem.hint) == (WHERE, HINT)
    elsewhere = InputError(Problem("no glyph", Location("other.md", 3), "another face"))
    assert OWN.told(elsewhere).problems == elsewhere.problems


@pytest.mark.parametrize("error", [LIMIT, DiedError(Problem("a worker process died"))])
def test_a_style_of_ones_own_may_be_the_cause(error: PublisherError) -> None:
    """A sheet can take for ever, too; ours do not."""
    (own,), (ours,) = OWN.told(error).problems, OURS.told(error).problems
    assert own.message == ours.message
    assert own.where == WHERE
    assert "“mine”, which is the edition's own, may be the cause" in own.hint
    assert own.hint.endswith(ours.hint)
    assert "style" not in ours.hint


def test_whoever_died_may_be_allowed_more() -> None:
    """Nobody knows of what it died: every limit is named."""
    told = OURS.told(DiedError(Problem("a worker process died")))
    assert isinstance(told, MachineError)
    for name in ("cpu", "wall", "memory"):
        assert f"{name}=NUMBER" in told.problems[0].hint


def test_errors_are_one_of_the_graver_kind() -> None:
    """Each problem once; of two kinds, that of the author's input."""
    died = MachineError(Problem("ended"))
    assert joined([LIMIT, LIMIT]).problems == LIMIT.problems
    assert type(joined([LIMIT, LIMIT])) is LimitError
    assert type(joined([LIMIT, died])) is InputError


def test_a_user_may_raise_what_pages_may_take() -> None:
    """Each limit is what a text may take beside what its length does."""
    assert budget("") == Budget(20, 2 << 30, 120 + 8 * 20)
    with limits.in_force(Limits(cpu=100, wall=7, memory=1)):
        assert budget("") == Budget(100, 1 << 20, 7 + 8 * 100)
        assert budget("x" * 1000) == Budget(101.6, (1 << 20) + (4096 * 1000), 7 + 8 * 101.6)

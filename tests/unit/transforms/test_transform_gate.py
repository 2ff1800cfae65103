"""The hard gate."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from publisher.errors import ConservationError
from publisher.model.block import Paragraph, Turn
from publisher.model.inline import Text
from publisher.model.ledger import Ledger
from publisher.model.manuscript import Manuscript
from publisher.model.transcript import Action
from publisher.readers import read
from publisher.transforms import check, normalize
from publisher.transforms.witness import words

_RAW = b'Nora: When was it?\n\nEmil: In the spring.\n\nNora: And then?\n\nEmil: It "fell".\n'


def _made() -> tuple[Ledger, Manuscript]:
    made = normalize(read(Path("raw.txt"), _RAW), id="talk")
    return made.ledger, made.manuscript


def _saying(manuscript: Manuscript, said: str) -> Manuscript:
    """Return the manuscript with other words in its second turn."""
    first, second, *rest = manuscript.body
    assert isinstance(second, Turn)
    other = replace(second, blocks=(Paragraph((Text(said),)),))
    return replace(manuscript, body=(first, other, *rest))


def test_what_was_made_passes() -> None:
    """The gate lets a true account through, and reads blanks and case alike."""
    ledger, manuscript = _made()
    check(_RAW, ledger, manuscript)
    check(_RAW, ledger, _saying(manuscript, "in the SPRING!"))


def test_a_lost_word_is_named_with_its_line() -> None:
    """The error says which word of which line would be lost."""
    ledger, manuscript = _made()
    with pytest.raises(ConservationError) as caught:
        check(_RAW, ledger, _saying(manuscript, "In spring."))
    (problem,) = caught.value.problems
    assert "“the” would be lost" in problem.message
    assert problem.where is not None
    assert (problem.where.path, problem.where.line) == ("raw.txt", 3)


def test_an_invented_word_is_named() -> None:
    """The error says which word the raw does not have."""
    ledger, manuscript = _made()
    with pytest.raises(ConservationError, match="“late” is not in the raw"):
        check(_RAW, ledger, _saying(manuscript, "In the late spring."))


def test_words_out_of_order_are_told() -> None:
    """The same words elsewhere are not the same text."""
    ledger, manuscript = _made()
    with pytest.raises(ConservationError, match=r"raw\.txt:3.*would stand elsewhere"):
        check(_RAW, ledger, _saying(manuscript, "The spring in."))


def test_a_raw_file_that_changed_is_told() -> None:
    """Another byte in the raw is another word."""
    ledger, manuscript = _made()
    with pytest.raises(ConservationError, match="“sprung” would be lost"):
        check(_RAW.replace(b"spring", b"sprung"), ledger, manuscript)


def test_a_ledger_that_leaves_bytes_out_is_told() -> None:
    """No stretch may go without an account, in the middle or at the end."""
    ledger, manuscript = _made()
    for hole in (1, len(ledger.entries) - 1):
        entries = ledger.entries[:hole] + ledger.entries[hole + 1 :]
        with pytest.raises(ConservationError, match=r"does not say|ends at byte"):
            check(_RAW, replace(ledger, entries=entries), manuscript)


def test_a_ledger_that_drops_too_much_is_told() -> None:
    """What the ledger calls dropped may not stand in the manuscript."""
    ledger, manuscript = _made()
    entries = tuple(
        replace(e, action=Action.DROPPED) if e.action is Action.KEPT else e for e in ledger.entries
    )
    with pytest.raises(ConservationError, match="is not in the raw"):
        check(_RAW, replace(ledger, entries=entries), manuscript)


def test_a_change_of_words_is_told() -> None:
    """A rule that says it set a mark must not have set a word."""
    ledger, manuscript = _made()
    entries = tuple(
        replace(e, after="“it") if e.action is Action.CHANGED else e for e in ledger.entries
    )
    with pytest.raises(ConservationError, match="quotes made"):
        check(_RAW, replace(ledger, entries=entries), manuscript)


def test_words_are_runs_of_letters_and_figures() -> None:
    """Marks part words or none; signs that are read count."""
    assert words("It’s *well-known*: 50% & £3") == (
        ["it", "s", "well", "known", "50", "%", "&", "£", "3"]
    )

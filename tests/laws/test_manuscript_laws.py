"""The laws of the manuscript format, on generated manuscripts and on rubbish."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from strategies import damaged, manuscripts, rough, soup

from publisher.errors import ManuscriptError
from publisher.manuscript import canonical, fmt, parse, write
from publisher.manuscript.conserve import check_tidied
from publisher.model.manuscript import Manuscript


@given(manuscripts())
def test_what_is_written_reads_back(manuscript: Manuscript) -> None:
    """parse(write(m)) == m for every canonical manuscript."""
    assert parse(write(manuscript), "a.md") == manuscript


@given(manuscripts())
def test_canonical_text_stays(manuscript: Manuscript) -> None:
    """write(parse(t)) == t for every canonical text."""
    text = write(manuscript)
    assert write(parse(text, "a.md")) == text


@given(rough())
def test_canonical_keeps_every_word(manuscript: Manuscript) -> None:
    """The canonical form of any manuscript says the same, and is its own canonical form."""
    tidy = canonical(manuscript)
    check_tidied(manuscript, tidy)
    assert canonical(tidy) == tidy
    assert parse(write(manuscript), "a.md") == tidy


@given(st.one_of(soup(), damaged()))
def test_problems_stand_where_they_say(text: str) -> None:
    """Every place lies in the text, and a problem with a mark points at that mark."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    try:
        parse(text, "a.md")
    except ManuscriptError as error:
        for problem in error.problems:
            assert problem.where is not None
            line = lines[problem.where.line - 1]
            assert problem.where.column <= len(line) + 1
            mark = problem.message.split(" ")[0]
            if not set(mark) - set("*_[]"):
                assert line.startswith(mark, problem.where.column - 1)


def _read(text: str) -> Manuscript | None:
    """Return the manuscript of a text, or None if it is refused as it should be."""
    try:
        return parse(text, "a.md")
    except ManuscriptError:
        return None


@given(st.one_of(soup(), damaged()))
def test_rubbish_is_read_or_refused(text: str) -> None:
    """Scraps and damaged texts are refused, or are manuscripts, and fmt is idempotent."""
    manuscript = _read(text)
    if manuscript is not None:
        once = write(manuscript)
        assert fmt(once, "a.md") == once
        assert canonical(manuscript) == manuscript


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but ManuscriptError comes out of any text, as a header or as a body."""
    for whole in (text, f"---\nid: x\ntitle: X\n---\n{text}", f"---\n{text}\n---\n"):
        manuscript = _read(whole)
        assert manuscript is None or parse(write(manuscript), "a.md") == manuscript

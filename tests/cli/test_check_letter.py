"""The letter in which a check is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.checks import Found, judged
from publisher.cli import letter
from publisher.cli.run import run
from publisher.model.edition import Edition, Part
from publisher.model.manuscript import Manuscript
from publisher.source import Location
from publisher.vocabulary.findings import finding

TALK = Manuscript("talk", "The Night Shift", "en", where=Location("book/talk.md", 1, 1))
EDITION = Edition(
    "b", "Small Book", parts=(Part("", (TALK,)),), where=Location("book/edition.toml")
)
FOUND = (
    finding(
        "print-widow",
        "page 9, talk.t30: the last line of a paragraph begins the page",
        Location("book/talk.md", 61, 1),
        folio="9",
        turn="talk.t30",
    ),
    finding(
        "alt-missing",
        "nothing tells what images/box.jpg shows",
        Location("book/talk.md", 12, 1),
        "say it in the brackets, as in ![A tin box with the lid off](images/box.jpg)",
    ),
    finding(
        "link-vague", "“here” does not tell where a link leads", Location("book/talk.md", 30, 1)
    ),
    finding("title-missing", "no title", Location("dist/b/b.epub#EPUB/cover.xhtml", 3, 1)),
    replace(
        finding("cover-not-rgb", "the cover is in CMYK", Location("book/cover.jpg")),
        waived="The printer wants it so.",
    ),
)
LETTER = """\
Small Book

Two things must be mended, one thing would be better mended and one thing is
worth a look.

To be mended
  A picture has no description. [alt-missing]
  A document has no title, or an empty one. [title-missing]

Better mended
  The last line of a paragraph stands alone at the head of a page, or a
    paragraph of one line that looks so. [print-widow]

Worth a look
  The words of a link are “here”, “more” and the like. [link-vague]

The Night Shift (book/talk.md)
  line 12: error: nothing tells what images/box.jpg shows [alt-missing]
  line 30: “here” does not tell where a link leads [link-vague]
  page 9, line 61, talk.t30: warning: the last line of a paragraph begins the
    page [print-widow]

dist/b/b.epub
  EPUB/cover.xhtml, line 3, column 1: error: no title [title-missing]

What to do
  alt-missing: say it in the brackets, as in ![A tin box with the lid
    off](images/box.jpg)
  title-missing: give the document a title
  print-widow: edit the paragraph by a word or two
  link-vague: say in words what it leads to

Let stand
  book/cover.jpg: an error: the cover is in CMYK [cover-not-rgb]
    “The printer wants it so.”

Two things keep it from its readers. An error is waived: others may refuse it
all the same."""


def test_the_letter_reads_as_a_proof_reader_would_write_it() -> None:
    """Summary, places in the order of reading, each remedy once, waivers, verdict; 80 columns."""
    found, verdicts = judged([*map(Found, FOUND)], [], None, frozenset())
    lines = list(letter.written("Small Book", [EDITION], found, verdicts))
    assert "\n".join(lines) == LETTER
    assert max(map(len, lines)) <= 80


def test_nothing_found_is_a_short_letter() -> None:
    """There is nothing to do."""
    found, verdicts = judged([], ["kobo", "apple"], None, frozenset())
    assert list(letter.written("Small Book", [EDITION], found, verdicts)) == [
        "Small Book",
        "",
        "Nothing was found that is not as it should be.",
        "",
        "Ready for Kobo.",
        "Ready for Apple Books.",
    ]


def test_remedies_that_differ_stand_at_their_places() -> None:
    """Then they are not told again."""
    two = [finding("cover-small", f"{n} pixels", hint=f"take {n}") for n in (1, 2)]
    found, verdicts = judged([*map(Found, two)], [], None, frozenset())
    lines = list(letter.written("Small Book", [], found, verdicts))
    assert lines.count("    → take 1") == lines.count("    → take 2") == 1
    assert "What to do" not in lines


def test_hostile_words_do_not_move_a_terminal() -> None:
    """What a book says is shown with its control characters escaped."""
    one = finding("link-vague", "\x1b[2J", Location("a\x07.md", 1))
    found, verdicts = judged([Found(one)], [], None, frozenset())
    text = "\n".join(letter.written("\x1b]0;x", [], found, verdicts))
    assert "\x1b" not in text
    assert "\x07" not in text


def test_a_code_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    """`--explain` tells what it is, whose demand, the remedy, and how each profile weighs it."""
    assert run(["check", "--explain", "alt-empty"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("alt-empty  warning, accessibility\n")
    assert "Why: WCAG 2.2, 1.1.1, failure F30" in told
    assert "  a11y: error (WCAG 2.2, 1.1.1 (Level A), failure F30)\n" in told
    assert "  kobo: warning\n" in told


def test_an_unknown_code_or_profile_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    """What may have been meant is told."""
    assert run(["check", "--explain", "alt-emty"]) == 2
    assert "did you mean “alt-empty”?" in capsys.readouterr().err
    assert run(["check", "--profile", "kdp,aple"]) == 2
    assert "did you mean “apple”?" in capsys.readouterr().err

"""The Typst source that the benchmarks write: what a manuscript says, and no markup of its own."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from publisher.manuscript import parse
from publisher.model.edition import Edition, Part
from publisher.model.style import Page
from publisher.pdf.geometry import Geometry

_FILE = Path(__file__).parents[3] / "benchmarks" / "typst_source.py"
_SPEC = spec_from_file_location("typst_source", _FILE)
assert _SPEC is not None
assert _SPEC.loader is not None
typst_source = module_from_spec(_SPEC)
_SPEC.loader.exec_module(typst_source)

_PAGE = Geometry(396, 612, 58, 45, 56, 63, 1, 0, 34, Page())

_TALK = """\
---
id: night
title: Night $1
language: en
speakers:
  Q: {name: Asker, role: interviewer}
  A: {name: Ann B., role: interviewee}
---

**Q:** Why $5 [now](https://example.org/a_b)?

**A:** Said *so*; (twice) *[laughs]*

And on.[^1]

[^1]: A note.
"""


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("#let x", r"\#let x"),
        ("$5 and _so_ *on*", r"\$5 and \_so\_ \*on\*"),
        ("@home <here> [x]", r"\@home \<here\> \[x\]"),
        ("a -- b ... c", r"a \-\- b \.\.\. c"),
        ("1. or - or = or + or / x:", r"1\. or \- or \= or \+ or \/ x\:"),
        ("// and /* and http://x", r"\/\/ and \/\* and http\:\/\/x"),
        ("\\ and `x` and a~b", r"\\ and \`x\` and a\~b"),
        ('(x); it\'s "so"', r"\(x)\; it\'s \"so\""),
        ("plain, really! “So?” é", "plain, really! “So?” é"),
    ],
)
def test_no_sign_of_a_text_is_markup(text: str, source: str) -> None:
    """A mark that Typst knows stands behind a backslash; letters and others stay as they are."""
    assert typst_source.escaped(text) == source


def test_a_string_ends_where_it_should() -> None:
    """Quotes and backslashes are escaped."""
    assert typst_source.quoted('a "b" \\ c') == r'"a \"b\" \\ c"'


def test_an_interview_is_its_title_and_its_turns() -> None:
    """Who asks is marked; links, notes and sounds are Typst's."""
    text = parse(_TALK, "night.md")
    edition = Edition("talks", "Talks", language="en", parts=(Part("", (text,)),))
    source = typst_source.book(edition, _PAGE, ("EB Garamond",))
    assert r"= Night \$1" in source
    assert r'#link("https://example.org/a_b")[now]?' in source
    assert r"#turn(true)[#smallcaps[Asker:] Why \$5" in source
    assert r"#turn(false)[#smallcaps[Ann B\.:] Said #emph[so]\; \(twice)" in source
    assert r"#emph[\[laughs\]]" in source
    assert "And on\\.#footnote[A note\\.]" in source

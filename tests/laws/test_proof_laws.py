"""All that was changed in a proof, accepted in any order, is what the document says."""

from __future__ import annotations

import io
import re
import zipfile
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from publisher import manuscript
from publisher.desk import proofs
from publisher.desk.proofs.word import word_document
from publisher.model.edition import Edition, Part

HEAD = """---
id: talk
title: A Talk
language: en-GB
speakers:
  Q: {name: Jo Marsh, role: interviewer}
  AB: {name: Ann Berg, role: interviewee}
---

"""
WORDS = "the a van night bread *harbour* I was there did, not. Yes! – said cold"
SENTENCE = st.lists(st.sampled_from(WORDS.split()), min_size=3, max_size=12).map(" ".join)
TURNS = st.lists(st.lists(SENTENCE, min_size=1, max_size=3), min_size=2, max_size=7)
KINDS = st.lists(
    st.sampled_from(("replace", "insert", "delete", "drop", "add", "break")), min_size=1, max_size=3
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}


def text_of(turns: list[list[str]]) -> str:
    """Return a manuscript in which two people talk in turn."""
    said = ("\n\n".join(f"So {one}." for one in turn) for turn in turns)
    return (
        HEAD + "\n\n".join(f"**{('Q', 'AB')[n % 2]}:** {one}" for n, one in enumerate(said)) + "\n"
    )


def run_of(words: str, kind: str = "t") -> Any:
    """Return a run."""
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}{kind}", SPACE).text = words
    return run


def tracked(kind: str, *inner: Any) -> Any:
    """Return a revision by somebody."""
    given = {f"{W}id": "9", f"{W}author": "Ann Berg", f"{W}date": "2026-01-02T03:04:05Z"}
    revision = etree.Element(f"{W}{kind}", given)
    revision.extend(inner)
    return revision


def body_paragraphs(document: Any) -> list[Any]:
    """Return the paragraphs in which somebody speaks, as they were sent."""
    style = f"{W}pPr/{W}pStyle[@{W}val='BodyText']"
    return [one for one in document.iter(f"{W}p") if one.find(style) is not None]


def change(paragraph: Any, kind: str, random: Random, *, track: bool) -> None:
    """Change a paragraph, in its first run, as a word processor does."""
    run = paragraph.find(f"{W}r")
    text = run.find(f"{W}t")
    words = [m.span() for m in re.finditer(r"\S+ ?", text.text)]
    start, end = random.choice(words)
    before, middle, after = text.text[:start], text.text[start:end], text.text[end:]
    if kind == "drop":
        paragraph.getparent().remove(paragraph)
    elif kind == "add":
        new = etree.Element(f"{W}p")
        new.append(run_of("Nobody heard a zebra."))
        paragraph.addnext(new)
    elif kind == "break" and start:
        new = etree.Element(f"{W}p")
        new.append(run_of(middle + after))
        new.extend(run.itersiblings(f"{W}r"))
        text.text = before
        paragraph.addnext(new)
    elif kind in ("replace", "insert", "delete"):
        put = [] if kind == "delete" else [run_of("zebra ")]
        kept = [run_of(middle)] if kind == "insert" else []
        gone = [] if kind == "insert" else [run_of(middle, "delText")]
        if track:
            put = [tracked("ins", *put)]
            gone = [tracked("del", *gone)]
        else:
            gone = []
        text.text = before
        text.attrib.update(SPACE)
        for one in reversed([*gone, *put, *kept, run_of(after)]):
            run.addnext(one)


def said(found: list[str]) -> list[str]:
    """Return paragraphs without blanks of their own, nor names of people who say nothing."""
    lines = [" ".join(one.split()) for one in found if one.strip()]
    names = ("Jo Marsh", "Ann Berg")
    return [
        one
        for one, after in zip(lines, [*lines[1:], names[0]], strict=True)
        if not (one in names and after in names)
    ]


@given(TURNS, KINDS, st.booleans(), st.booleans(), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_what_is_accepted_is_what_came_back(
    turns: list[list[str]], kinds: list[str], track: bool, drop_marks: bool, random: Random
) -> None:
    """Tracked or not, with bookmarks or without, whichever reply is accepted first."""
    text = text_of(turns)
    parsed = manuscript.parse(text, "talk.md")
    text = manuscript.write(parsed)
    edition = Edition("book", "A Book", parts=(Part("", (parsed,)),), published="2026-01-01")
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_document(edition, parsed, "Ann Berg"))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        document: Any = etree.fromstring(old.read("word/document.xml"))
        paragraphs = body_paragraphs(document)
        for kind, one in zip(kinds, random.sample(paragraphs, len(paragraphs)), strict=False):
            change(one, kind, random, track=track)
        if drop_marks:
            etree.strip_elements(document, f"{W}bookmarkStart", f"{W}bookmarkEnd")
        for name in old.namelist():
            is_document = name == "word/document.xml"
            new.writestr(name, etree.tostring(document) if is_document else old.read(name))

    came = proofs.read("talk.docx", out.getvalue())
    wanted = "".join(one.sign for one in came.letters if one.taken is None).split("\u2029")
    cover = sum(one.kind == "letter" for one in came.sent)
    left = proofs.proposed(parsed, came)
    assert not [one for one in left if one.kind == "query"]
    while left:
        done = random.choice(left)
        before, text = text, proofs.accepted(text, "talk.md", done)
        others = [one for one in left if one is not done]
        left = proofs.carried(before, text, "talk.md", others)
    stands = [one.text for one in proofs.passages(manuscript.parse(text, "talk.md"))]
    assert said(stands) == said(wanted[cover:])

"""A comment that its document marks as resolved comes back as settled, with its thread."""

from __future__ import annotations

import io
import zipfile

import pytest

from publisher import manuscript
from publisher.desk import proofs
from publisher.desk.proofs.replies import merged
from publisher.desk.proofs.threads import Mark, settled
from publisher.desk.proofs.word import word_document
from publisher.errors import InputError
from publisher.model.decision import Verdict
from publisher.model.edition import Edition, Part

TEXT = """---
id: talk
title: A Talk
language: en-GB
speakers:
  Q: {name: Jo Marsh, role: interviewer}
  AB: {name: Ann Berg, role: interviewee}
---

**Q:** And who bought the bread?

**AB:** The harbour did.
"""
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
ASKED, ANSWERED, OTHER = "00A1B2C3", "00A1B2C4", "00A1B2C5"


def comment(number: int, author: str, text: str, *ids: str) -> str:
    """Return a comment with a paragraph for each id, the words in the last one."""
    paragraphs = "".join(
        f'<w:p w14:paraId="{one}"><w:r><w:t>{text if one == ids[-1] else "Well."}</w:t></w:r></w:p>'
        for one in ids
    )
    return f'<w:comment w:id="{number}" w:author="{author}">{paragraphs}</w:comment>'


def returned(extended: str, swap: tuple[str, str] = ("", "")) -> bytes:
    """Return the proof as it comes back: a thread of two on “The harbour”, one on “bread”."""
    parsed = manuscript.parse(TEXT, "talk.md")
    edition = Edition("book", "A Book", parts=(Part("", (parsed,)),), published="2026-01-01")
    comments = (
        comment(1, "Ann Berg", "It was the mill.", "00000001", ASKED),
        comment(2, "Jo Marsh", "I shall look.", ANSWERED),
        comment(3, "Ann Berg", "Or rolls?", OTHER),
    )
    out = io.BytesIO()
    sent = word_document(edition, parsed, "Ann Berg")
    with zipfile.ZipFile(io.BytesIO(sent)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = remarked(data.decode()).replace(*swap).encode()
            new.writestr(name, data)
        joint = f'<w:comments xmlns:w="{W}" xmlns:w14="{W14}">{"".join(comments)}</w:comments>'
        new.writestr("word/comments.xml", joint)
        if extended:
            new.writestr("word/commentsExtended.xml", extended)
    return out.getvalue()


def remarked(document: str) -> str:
    """Return a document with the marks of the comments around their words."""
    for words, numbers in (("The harbour", (1, 2)), ("bread", (3,))):
        start = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in numbers)
        end = "".join(
            f'<w:commentRangeEnd w:id="{n}"/><w:r><w:commentReference w:id="{n}"/></w:r>'
            for n in numbers
        )
        cut = f"</w:t></w:r>{start}<w:r><w:t>{words}</w:t></w:r>{end}"
        document = document.replace(words, f'{cut}<w:r><w:t xml:space="preserve">')
    return document


def extended(*rows: str) -> str:
    """Return the part that tells threads, as Word writes it."""
    return f'<w15:commentsEx xmlns:w15="{W15}">{"".join(rows)}</w15:commentsEx>'


def row(name: str, done: str, parent: str = "") -> str:
    """Return what the part says of a comment."""
    answers = f' w15:paraIdParent="{parent}"' if parent else ""
    return f'<w15:commentEx w15:paraId="{name}"{answers} w15:done="{done}"/>'


def verdicts(data: bytes) -> dict[str, Verdict]:
    """Return the verdicts with which queries come, by what they say."""
    parsed = manuscript.parse(TEXT, "talk.md")
    found = proofs.proposed(parsed, proofs.read("talk.docx", data))
    return {one.comment: one.verdict for one in found if one.kind == "query"}


THREAD, ROLLS = "Well. It was the mill. / Jo Marsh: I shall look.", "Or rolls?"


@pytest.mark.parametrize("done", ["1", "true", "on"])
def test_a_thread_is_settled_if_its_first_comment_is_resolved(done: str) -> None:
    """The reply has no say; other comments stay open."""
    rows = row(ASKED, done), row(ANSWERED, "0", ASKED.lower()), row(OTHER, "0")
    assert verdicts(returned(extended(*rows))) == {THREAD: Verdict.SETTLED, ROLLS: Verdict.OPEN}


def test_a_reply_alone_settles_nothing() -> None:
    """Only the first comment of a thread does."""
    rows = row(ASKED, "0"), row(ANSWERED, "1", ASKED), row(OTHER, "1")
    assert verdicts(returned(extended(*rows))) == {THREAD: Verdict.OPEN, ROLLS: Verdict.SETTLED}


def test_what_is_settled_is_no_remark_on_a_change() -> None:
    """The change is proposed without it, and it comes as settled by itself."""
    rows = row(ASKED, "1"), row(ANSWERED, "0", ASKED), row(OTHER, "0")
    data = returned(extended(*rows), (">The harbour<", ">The village<"))
    parsed = manuscript.parse(TEXT, "talk.md")
    found = proofs.proposed(parsed, proofs.read("talk.docx", data))
    assert {(one.kind, one.comment, one.verdict) for one in found} == {
        ("query", ROLLS, Verdict.OPEN),
        ("replace", "", Verdict.OPEN),
        ("query", THREAD, Verdict.SETTLED),
    }


OPEN = {THREAD: Verdict.OPEN, ROLLS: Verdict.OPEN}


@pytest.mark.parametrize(
    "hostile",
    [
        "",
        extended(),
        extended('<w15:commentEx w15:done="1"/>', '<w15:commentEx w15:paraId="" w15:done="1"/>'),
        extended(row("FFFFFFFF", "1"), row("\u0130" * 9, "1"), row(ASKED, "maybe")),
        extended(row(ASKED, "1", ANSWERED), row(ANSWERED, "1", ASKED), row(OTHER, "1", OTHER)),
        extended(row(ASKED, "0"), row(ASKED, "1")),
        f"<commentsEx><!-- {ASKED} --><?a b?><p>{row(ASKED, '1')}</p></commentsEx>".replace(
            "w15:", ""
        ),
        f"<w15:commentsEx>{row(ASKED, '1')}</w15:commentsEx>",
        "<html/>",
    ],
)
def test_a_part_that_makes_no_sense_settles_nothing(hostile: str) -> None:
    """Missing ids, circles, no namespace, none at all: all comments come, open."""
    assert verdicts(returned(hostile)) == OPEN


def test_a_part_without_a_namespace_is_read() -> None:
    """Its names are what they are."""
    rows = f'<commentEx paraId="{OTHER}" done="1"/><commentEx paraId="{ASKED}"/>'
    found = verdicts(returned(f"<commentsEx>{rows}</commentsEx>"))
    assert found == {THREAD: Verdict.OPEN, ROLLS: Verdict.SETTLED}


def test_a_part_with_a_document_type_of_its_own_is_refused() -> None:
    """Like any other."""
    with pytest.raises(InputError, match="commentsExtended"):
        verdicts(returned('<!DOCTYPE a [<!ENTITY b "c">]><a/>'))


def test_threads_of_any_length_and_shape() -> None:
    """Each comment has the thread of the first; what answers a circle has none."""
    chain = {str(n): Mark(str(n - 1), done=n == 0) for n in range(200_000)}
    assert settled(chain) == frozenset(chain)
    assert settled(dict(reversed(chain.items()))) == frozenset(chain)
    circle = {"a": Mark("b", done=True), "b": Mark("a", done=True), "c": Mark("a", done=True)}
    assert settled(circle) == frozenset()
    assert settled({"a": Mark("gone", done=True)}) == {"a"}


def test_a_query_that_was_open_is_settled_when_it_comes_back_so() -> None:
    """One that is decided stays as it is."""
    before, after = (
        proofs.proposed(
            manuscript.parse(TEXT, "talk.md"), proofs.read("talk.docx", returned(extended(*rows)))
        )
        for rows in ((row(ASKED, "0"),), (row(OTHER, "1"),))
    )
    rolls = next(one for one in before if one.comment == ROLLS)
    known = {one.id: one.verdict for one in merged(before, after)}
    assert known[rolls.id] is Verdict.SETTLED
    assert list(known.values()).count(Verdict.OPEN) == len(before) - 1
    assert merged(after, before) == merged(after, ())

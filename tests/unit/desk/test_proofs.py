"""A proof that comes back says what was changed in it, and nothing else."""

from __future__ import annotations

import io
import zipfile

import pytest

from publisher import manuscript
from publisher.desk import proofs
from publisher.desk.proofs.word import word_document
from publisher.model.edition import Edition, Part

TEXT = """---
id: talk
title: A Talk
language: en-GB
speakers:
  Q: {name: Jo Marsh, role: interviewer}
  AB: {name: Ann Berg, role: interviewee}
---

**Q:** When did you start baking?

**AB:** I started in the *winter* of that year.
It was cold in there.

My brother drove the van.

**Q:** And who bought the bread?

**AB:** The harbour did.
"""

REV = 'w:id="900" w:author="Ann Berg" w:date="2026-01-02T03:04:05Z"'


def sent() -> bytes:
    """Return the proof as it is sent."""
    parsed = manuscript.parse(TEXT, "talk.md")
    edition = Edition("book", "A Book", parts=(Part("", (parsed,)),), published="2026-01-01")
    return word_document(edition, parsed, "Ann Berg")


def changed(*swaps: tuple[str, str]) -> bytes:
    """Return the proof with its document's XML edited, as a word processor would."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sent())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                text = data.decode()
                for before, after in swaps:
                    assert before in text, before
                    text = text.replace(before, after, 1)
                data = text.encode()
            new.writestr(name, data)
    return out.getvalue()


def replies(data: bytes) -> tuple[proofs.Reply, ...]:
    """Return what a document proposes."""
    return proofs.proposed(manuscript.parse(TEXT, "talk.md"), proofs.read("talk.docx", data))


def test_the_same_text_gives_the_same_bytes() -> None:
    """The same text gives the same bytes."""
    assert sent() == sent()


def test_a_proof_read_back_unchanged_proposes_nothing() -> None:
    """A proof read back unchanged proposes nothing."""
    assert replies(sent()) == ()


def test_an_untracked_word_is_a_reply_of_its_turn_and_accepted_changes_it_alone() -> None:
    """An untracked word is a reply of its turn and accepted changes it alone."""
    (one,) = replies(changed(("drove the van", "drove the lorry")))
    assert (one.kind, one.turn, one.author) == ("replace", "talk.t02", "")
    assert (one.edits[0].old, one.edits[0].new) == ("van", "lorry")
    assert proofs.accepted(TEXT, "talk.md", one) == TEXT.replace("van", "lorry")


def test_a_tracked_deletion_and_insertion_are_one_reply_with_their_author() -> None:
    """A tracked deletion and insertion are one reply with their author."""
    marked = (
        f"The </w:t></w:r><w:del {REV}><w:r><w:delText>harbour</w:delText></w:r></w:del>"
        f'<w:ins {REV}><w:r><w:t>village</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> did.'
    )
    (one,) = replies(changed(("The harbour did.", marked)))
    assert (one.kind, one.turn, one.author) == ("replace", "talk.t04", "Ann Berg")
    assert one.date == "2026-01-02T03:04:05Z"
    assert proofs.accepted(TEXT, "talk.md", one) == TEXT.replace("harbour", "village")


def test_lost_bookmarks_do_not_matter() -> None:
    """Lost bookmarks do not matter."""
    assert replies(changed(*[("<w:bookmarkStart", "<w:lost")] * 10)) == ()


def test_bold_type_alone_is_no_change() -> None:
    """Bold type alone is no change."""
    split = 'drove</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> the van'
    assert replies(changed(("drove the van", split))) == ()


def test_words_that_are_gone_by_now_are_refused() -> None:
    """Words that are gone by now are refused."""
    (one,) = replies(changed(("drove the van", "drove the lorry")))
    with pytest.raises(proofs.Unfit, match="do not stand"):
        proofs.accepted(TEXT.replace("drove the van", "had a bicycle"), "talk.md", one)

"""A proof that comes back says what was changed in it, and nothing else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher import manuscript
from publisher.desk import proofs
from publisher.desk.proofs.word import word_document
from publisher.errors import InputError
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


def sent(text: str = TEXT) -> bytes:
    """Return the proof as it is sent."""
    parsed = manuscript.parse(text, "talk.md")
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
    """And nothing in them tells of the machine, the hour or the library."""
    assert sent() == sent()
    with zipfile.ZipFile(io.BytesIO(sent())) as book:
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = book.namelist()
        said = b"".join(book.read(name) for name in names if name.startswith("docProps"))
    assert "docProps/app.xml" not in names
    assert not [name for name in names if name.endswith((".jpeg", ".png"))]
    assert b"python" not in said.lower()


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


def run_of(text: str) -> str:
    """Return a run of a document."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph_of(text: str) -> str:
    """Return the paragraph of the sent document that holds a text, as XML."""
    with zipfile.ZipFile(io.BytesIO(sent())) as book:
        document = book.read("word/document.xml").decode()
    place = document.index(text)
    end = document.index("</w:p>", place) + len("</w:p>")
    return document[document.rindex("<w:p>", 0, place) : end]


def paragraph_before(paragraph: str) -> str:
    """Return the paragraph of the sent document before another, as XML."""
    with zipfile.ZipFile(io.BytesIO(sent())) as book:
        before = book.read("word/document.xml").decode().partition(paragraph)[0]
    return before[before.rindex("<w:p>") :]


def commented(*swaps: tuple[str, str], comments: str) -> bytes:
    """Return the proof with comments, as a word processor adds them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(changed(*swaps))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr(
            "word/comments.xml",
            '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            f"{comments}</w:comments>",
        )
    return out.getvalue()


def comment(number: int, text: str) -> str:
    """Return a comment of Ann Berg's."""
    return (
        f'<w:comment w:id="{number}" w:author="Ann Berg" w:date="2026-01-02T03:04:05Z">'
        f"<w:p>{run_of(text)}</w:p></w:comment>"
    )


def test_a_tracked_insertion_alone() -> None:
    """A word more, with its blank."""
    marked = (
        f"The </w:t></w:r><w:ins {REV}>{run_of('whole ')}</w:ins>"
        '<w:r><w:t xml:space="preserve">harbour did.'
    )
    (one,) = replies(changed(("The harbour did.", marked)))
    assert (one.kind, one.turn, one.author) == ("insert", "talk.t04", "Ann Berg")
    assert proofs.accepted(TEXT, "talk.md", one) == TEXT.replace("The harbour", "The whole harbour")


def test_a_tracked_deletion_alone() -> None:
    """A word less."""
    marked = (
        f"And</w:t></w:r><w:del {REV}><w:r><w:delText> who</w:delText></w:r></w:del>"
        '<w:r><w:t xml:space="preserve"> bought the bread?'
    )
    (one,) = replies(changed(("And who bought the bread?", marked)))
    assert (one.kind, one.turn) == ("delete", "talk.t03")
    assert proofs.accepted(TEXT, "talk.md", one) == TEXT.replace("And who", "And")


def test_signs_within_words_come_back() -> None:
    """Soft hyphens and the non-joiner of Persian are in what was sent, and in what came back."""
    text = TEXT.replace("And who bought", "And who می\u200cخواهم bou\u00adght")
    assert text != TEXT
    came = proofs.read("talk.docx", sent(text))
    assert proofs.proposed(manuscript.parse(text, "talk.md"), came) == ()


@pytest.mark.parametrize(
    ("cut", "gone"),
    [("And ", "And "), ("who", "who "), ("bread?", " bread?"), ("And", "And ")],
)
def test_a_deletion_leaves_no_two_blanks(cut: str, gone: str) -> None:
    """Nor one where a paragraph begins or ends, whichever blank was deleted with the word."""
    said = "And who bought the bread?"
    before, after = said.split(cut)
    marked = (
        f"{before}</w:t></w:r><w:del {REV}><w:r><w:delText xml:space='preserve'>{cut}"
        f"</w:delText></w:r></w:del><w:r><w:t xml:space='preserve'>{after}"
    )
    (one,) = replies(changed((said, marked)))
    assert proofs.accepted(TEXT, "talk.md", one) == TEXT.replace(said, said.replace(gone, ""))


def test_emphasis_of_the_words_around_stays() -> None:
    """What is changed beside it does not touch it."""
    (one,) = replies(changed(("I started in the ", "I began in the ")))
    assert (one.kind, one.turn) == ("replace", "talk.t02")
    assert proofs.accepted(TEXT, "talk.md", one) == TEXT.replace("I started", "I began")


def test_changes_of_two_people_are_two_replies() -> None:
    """Each with its author and turn."""
    other = REV.replace("Ann Berg", "Jo Marsh")
    one = (
        f"The </w:t></w:r><w:ins {REV}>{run_of('whole ')}</w:ins>"
        '<w:r><w:t xml:space="preserve">harbour did.'
    )
    two = f"bread</w:t></w:r><w:ins {other}>{run_of(' and cake')}</w:ins><w:r><w:t>?"
    found = replies(changed(("The harbour did.", one), ("bread?", two)))
    assert [(r.turn, r.author) for r in found] == [
        ("talk.t03", "Jo Marsh"),
        ("talk.t04", "Ann Berg"),
    ]


def test_a_paragraph_that_is_gone_is_a_deletion() -> None:
    """Of all its words; accepted, the turn has one paragraph less and no hole."""
    (one,) = replies(changed((paragraph_of("My brother drove"), "")))
    assert (one.kind, one.turn) == ("delete", "talk.t02")
    assert proofs.accepted(TEXT, "talk.md", one) == TEXT.replace(
        "\nMy brother drove the van.\n", ""
    )


def test_a_turn_that_is_gone_is_a_deletion() -> None:
    """Of its speaker and its words; accepted, nothing else is changed."""
    gone = paragraph_of("And who bought the bread?")
    label = paragraph_before(gone)
    (one,) = replies(changed((label + gone, "")))
    assert (one.kind, one.turn) == ("delete", "talk.t03")
    assert proofs.accepted(TEXT, "talk.md", one) == TEXT.replace(
        "**Q:** And who bought the bread?\n\n", ""
    )


def test_words_that_went_elsewhere_are_one_reply() -> None:
    """A paragraph before another of its turn, instead of behind it."""
    first, second = paragraph_of("I started in the"), paragraph_of("My brother drove")
    (one,) = replies(changed((first + second, second + first)))
    assert (one.kind, one.turn) == ("move", "talk.t02")
    assert proofs.accepted(TEXT, "talk.md", one) == TEXT.replace(
        "**AB:** I started in the *winter* of that year.\nIt was cold in there.\n\n"
        "My brother drove the van.",
        "**AB:** My brother drove the van.\n\n"
        "I started in the *winter* of that year.\nIt was cold in there.",
    )


def test_two_paragraphs_that_became_one() -> None:
    """The words are the same, so the break alone is gone."""
    joint = "in there.</w:t></w:r>"
    whole = paragraph_of("My brother drove")
    found = replies(changed((whole, ""), (joint, f"{joint}{run_of(' My brother drove the van.')}")))
    assert [one.turn for one in found] == ["talk.t02"]
    assert proofs.accepted(TEXT, "talk.md", found[0]).count("\n\n") == TEXT.count("\n\n") - 1


def test_a_comment_is_a_query_at_its_turn() -> None:
    """Accepted, it stands behind the turn, and no word changes."""
    marked = (
        '</w:t></w:r><w:commentRangeStart w:id="1"/><w:r><w:t>The harbour'
        '</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
        '<w:r><w:t xml:space="preserve"> did.'
    )
    data = commented(("The harbour did.", marked), comments=comment(1, "It was the mill."))
    (one,) = replies(data)
    assert (one.kind, one.turn, one.author, one.comment) == (
        *("query", "talk.t04", "Ann Berg"),
        "It was the mill.",
    )
    assert one.about == "The harbour"
    kept = proofs.accepted(TEXT, "talk.md", one)
    assert "It was the mill." in kept
    assert [line for line in kept.splitlines() if line and not line.startswith("<!--")] == [
        line for line in TEXT.splitlines() if line
    ]


def test_a_comment_over_two_turns_is_one_query() -> None:
    """At the first of them."""
    start = '<w:commentRangeStart w:id="1"/>'
    end = '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    data = commented(
        ("drove the van.</w:t></w:r>", f"drove the van.</w:t></w:r>{start}"),
        ("bread?</w:t></w:r>", f"bread?</w:t></w:r>{end}"),
        comments=comment(1, "Leave this out?"),
    )
    (one,) = replies(data)
    assert (one.kind, one.comment) == ("query", "Leave this out?")
    assert one.turn == "talk.t02"


def test_what_was_sent_may_be_lost() -> None:
    """Then the document is compared with the text itself."""
    out = io.BytesIO()
    data = changed(("drove the van", "drove the lorry"))
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != "customXml/proof.xml":
                new.writestr(name, old.read(name))
    (one,) = replies(out.getvalue())
    assert (one.turn, one.edits[0].old, one.edits[0].new) == ("talk.t02", "van", "lorry")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    """With its name."""
    with pytest.raises(InputError, match=r"talk\.docx"):
        replies(data)


def test_a_document_made_to_do_harm_is_refused() -> None:
    """An entity, or a member that unpacks to more than any document has."""
    entity = changed(("<w:document ", '<!DOCTYPE w:document [<!ENTITY a "b">]><w:document '))
    with pytest.raises(InputError):
        replies(entity)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("word/document.xml", b" " * (70 << 20))
    with pytest.raises(InputError):
        replies(out.getvalue())


@pytest.mark.parametrize(
    "forged",
    [
        ('kind="speaker"', 'kind="body"'),
        ('owner="talk.t04"', 'owner="talk.t02"'),
        ('owner="talk.t03"', 'owner=""'),
        ('kind="title"', 'kind="letter"'),
        ("My brother drove", "My \u2029 brother drove"),
    ],
)
def test_what_a_document_says_was_sent_is_not_believed_if_it_cannot_be(
    forged: tuple[str, str],
) -> None:
    """It is as good as lost, and the document is compared with the text itself."""
    out = io.BytesIO()
    data = changed(("drove the van", "drove the lorry"))
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            said = old.read(name).decode()
            assert name != "customXml/proof.xml" or forged[0] in said
            new.writestr(name, said.replace(*forged) if name == "customXml/proof.xml" else said)
    (one,) = replies(out.getvalue())
    assert (one.turn, one.edits[0].old, one.edits[0].new) == ("talk.t02", "van", "lorry")


def test_more_text_than_any_interview_has_is_refused() -> None:
    """Before it has filled the memory."""
    long = run_of("word " * 500_000)
    with pytest.raises(InputError, match=r"talk\.docx.*more text than any interview"):
        replies(changed(("The harbour did.</w:t></w:r>", f"The harbour did.</w:t></w:r>{long}")))


def test_replies_come_back_from_their_file_as_they_were(tmp_path: Path) -> None:
    """With the ends of paragraphs in the words around them."""
    found = replies(changed(("My brother drove the van", "My sister drove the van")))
    proofs.save(tmp_path / "talk.md", found)
    assert proofs.load(tmp_path / "talk.md") == found
    assert any("\u2029" in one.edits[0].before for one in found)


WORDS = st.text(alphabet="abc é’—.,ü", min_size=1, max_size=30).map(str.strip).filter(bool)


@given(st.lists(WORDS, min_size=1, max_size=6))
@settings(max_examples=15, deadline=None)
def test_whatever_was_sent_comes_back_unchanged(paragraphs: list[str]) -> None:
    """No proposal, for any text that the format can hold."""
    labels = ("Q", "AB")
    turns = "\n\n".join(f"**{labels[n % 2]}:** x{text}" for n, text in enumerate(paragraphs))
    parsed = manuscript.parse(f"{TEXT[: TEXT.index('**Q:**')]}{turns}\n", "talk.md")
    edition = Edition("book", "A Book", parts=(Part("", (parsed,)),), published="2026-01-01")
    data = word_document(edition, parsed, "Ann Berg")
    assert proofs.proposed(parsed, proofs.read("talk.docx", data)) == ()

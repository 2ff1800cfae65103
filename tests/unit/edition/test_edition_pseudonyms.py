"""Pseudonyms: a name is replaced wherever an edition has it, and nothing else is."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from editions import paragraph, picture, said, sample
from PIL import Image as Pillow
from PIL import PngImagePlugin

from publisher.edition import pseudonymous, read_people
from publisher.errors import EditionError
from publisher.manuscript import parse, write
from publisher.model.block import Figure
from publisher.model.edition import BackCover, Copyright, Edition, Image, Matter, Name, Part
from publisher.model.inline import Emphasis, Link, Note, SoftBreak, Text
from publisher.model.manuscript import Manuscript
from publisher.model.person import Contributor, Identifier, Person, Pseudonym, Speaker
from publisher.model.walk import plain

HOLM = Pseudonym("Karin Holm", replace=(("Berg", "Holm"), ("Miss B.", "Miss H.")))
BERG = Person(
    "anna-berg",
    "Anna Berg",
    aliases=("AB", "the Lamplighter"),
    identifiers=(Identifier("orcid", "0000-0002-1825-0097"),),
    biography="Anna Berg was born in 1941.",
    portrait=Figure("images/anna-berg.png", "Anna Berg"),
    pseudonym=HOLM,
)
TALK = """---
id: anna-berg
title: A Night with Anna Berg
subtitle: Berg remembers
speakers:
  Q: {name: Interviewer, role: interviewer}
  AB: {name: Anna Berg, role: interviewee, file-as: "Berg, Anna"}
contributors: [{name: Anna Berg, roles: [aut], file-as: "Berg, Anna"}]
source: {file: raw/anna-berg.txt, sha256: c7d306331f93ad03deac89b9c6a2355c14a31575ada9a42b9310263f768acd18}
---

Anna *Berg* was at home.

**Q:** Miss B., is it ANNA BERG or Anna
Berg’s?[^1]

**AB:** [I]{lang=fr} am the Lamplighter.
See [it](#anna-berg.t01).

![Anna Berg at home](images/anna-berg.png){credit="Anna Berg"}
Berg, 1962.

[^1]: So says Anna Berg.
"""  # noqa: E501 — a header is a line a key


def _book(text: str = TALK, person: Person = BERG) -> Edition:
    return Edition(
        "anna-berg",
        "Anna Berg",
        people=(person, Person("nils", "Nils Lund")),
        parts=(Part("With Berg", (parse(text, "anna-berg.md"),)),),
        images=(picture("images/anna-berg.png"),),
    )


def _told(line: str) -> str:
    """Return a line of the headnote after replacement, as the format writes it."""
    text = f"---\nid: one\ntitle: One\nspeakers: {{Q: {{}}}}\n---\n\n{line}\n\n**Q:** Yes.\n"
    (only,) = pseudonymous(_book(text)).interviews
    return write(only).split("---\n")[2].split("\n\n**Q:**")[0].strip()


def test_a_whole_interview() -> None:
    """Texts, notes, captions, titles, speakers and their labels, links and ids."""
    (talk,) = pseudonymous(_book()).interviews
    wanted = """---
id: karin-holm
title: A Night with Karin Holm
subtitle: Holm remembers
contributors:
  - {name: Karin Holm, roles: [aut], file-as: "Holm, Karin"}
speakers:
  Q: {name: Interviewer, role: interviewer}
  KH: {name: Karin Holm, role: interviewee, file-as: "Holm, Karin"}
---

Karin *Holm* was at home.

**Q:** Miss H., is it KARIN HOLM or Karin
Holm’s?[^1]

**KH:** [I]{lang=fr} am Karin Holm.
See [it](#karin-holm.t01).

![Karin Holm at home](images/karin-holm.png){credit="Karin Holm"}
Holm, 1962.

[^1]: So says Karin Holm.
"""
    assert write(talk) == write(parse(wanted, ""))


def test_all_that_is_said_of_a_book() -> None:
    """No field of an edition keeps the name, wherever it stands."""
    book = replace(
        _book(),
        subtitle="Anna Berg",
        publisher="Berg & Lund",
        copyright=(Copyright("Anna Berg", of="the talk with Anna Berg"),),
        rights="© Anna Berg",
        description="Anna\nBerg tells.",
        back_cover=BackCover("Anna Berg", "“So true.” – Anna Berg", "ANNA BERG"),
        contributors=(Contributor("Anna Berg", ("edt",), "Berg, Anna"),),
        names=(Name("Anna Berg", "Berg, Anna", ("Berg",), ("Lamplighter, the (Berg)",)),),
        cover=picture("images/berg-cover.png"),
        front=(Matter("preface", Manuscript("for-berg", "For Berg", body=(paragraph("Berg."),))),),
    )
    told = pseudonymous(book)
    assert "berg" not in repr(told).casefold()
    assert "berg" in repr(told.original).casefold()
    assert told.slug == "karin-holm"
    assert told.names[0].file_as == "Holm, Karin"
    assert [image.path for image in told.images] == ["images/karin-holm.png"]
    assert told.cover is not None
    assert told.cover.path == "images/holm-cover.png"


def test_a_person_has_nothing_left_to_be_found_by() -> None:
    """Neither identifiers nor other names; the face only if it may be shown."""
    told = pseudonymous(_book()).people[0]
    assert (told.id, told.name) == ("karin-holm", "Karin Holm")
    assert told.biography == "Karin Holm was born in 1941."
    assert (told.aliases, told.identifiers, told.pseudonym, told.portrait) == ((), (), None, None)
    shown = replace(BERG, pseudonym=replace(HOLM, portrait=True))
    portrait = pseudonymous(_book(person=shown)).people[0].portrait
    assert portrait == Figure("images/karin-holm.png", "Karin Holm")


def test_without_pseudonyms_an_edition_is_the_same() -> None:
    """Not another like it."""
    book = sample()
    assert pseudonymous(book) is book
    known = replace(book, people=(replace(BERG, pseudonym=None),))
    assert pseudonymous(known) is known


def test_a_text_that_names_nobody_stays_what_it_was() -> None:
    """So that what is cached of it is found again; a text that changes is known as another."""
    text = parse("---\nid: one\ntitle: One\n---\n\nNobody.\n", "one.md").known_by("d")
    talk = parse(TALK, "anna-berg.md").known_by("e")
    book = replace(_book(), parts=(Part("", (text, talk)),))
    kept, changed = pseudonymous(book).interviews
    assert kept is text
    assert changed.digest not in ("", "e")
    other = replace(book, people=(replace(BERG, pseudonym=Pseudonym("Ulla Falk")),))
    assert pseudonymous(other).interviews[1].digest != changed.digest


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Anna Bergs lamp and Anna Berg's", "Karin Holms lamp and Karin Holm's"),
        ("anna berg, Anna BERG", "karin holm, Karin Holm"),
        ("a berg of ice; Berg said", "a berg of ice; Holm said"),
        ("Bergman, Iceberg, Annabel", "Bergman, Iceberg, Annabel"),
        ("Mrs Berg-Lund", "Mrs Holm-Lund"),
        ("Anna\u00a0Berg and An\u00adna Be\u00adrg", "Karin\u00a0Holm and Karin Holm"),
        ("[Anna] Berg", "[Karin] Holm"),
        ("An*na Be*rg", "Karin *Holm*"),
        ("*Anna* **Berg**", "*Karin* **Holm**"),
        ("Anna[^1] Berg\n\n[^1]: Who?", "Karin[^1] Holm"),
        ("The Lamplighter", "Karin Holm"),
        ("*the* Lamplighter said", "*Karin* Holm said"),
        ("AB, or ab", "AB, or ab"),
    ],
)
def test_forms_of_a_name(line: str, told: str) -> None:
    """Whole words in any marks and cases; a word in small letters is no name."""
    assert _told(line).split("\n\n[^1]")[0] == told


def test_names_without_blanks_between() -> None:
    """Where no blank parts words, a name is found within them."""
    person = Person("wang", "王小明", pseudonym=Pseudonym("李大文"))
    text = "---\nid: one\ntitle: One\n---\n\n昨天王小明来了。\n"
    (only,) = pseudonymous(_book(text, person)).interviews
    assert plain(only.body[0].inlines) == "昨天李大文来了。"  # type: ignore[union-attr]


def test_fewer_words_for_more() -> None:
    """What held nothing but the name is gone with it; what else was there is not."""
    run = (Text("Anna"), SoftBreak(), Emphasis((Text("Berg"),)), Note("1", ((Text("A"),),)))
    person = replace(BERG, pseudonym=Pseudonym("K."))
    text = Manuscript("one", "One", body=(paragraph(*run, Text(" said")),))
    book = replace(_book(person=person), parts=(Part("", (text,)),))
    (block,) = pseudonymous(book).interviews[0].body
    wanted = paragraph("K.", SoftBreak(), Note("1", ((Text("A"),),)), " said")
    assert block == wanted


@pytest.mark.parametrize(
    ("label", "told"),
    [("AB", "KH"), ("A.B.", "KH"), ("Berg", "Holm"), ("ANNA", "KARIN"), ("Dr Berg", "Dr Holm")],
)
def test_labels(label: str, told: str) -> None:
    """Initials and parts of a name become those of the pseudonym; turns follow."""
    text = Manuscript(
        "one", "One", speakers=(Speaker(label, "Anna Berg"),), body=(said(label, "Yes."),)
    )
    person = replace(BERG, pseudonym=Pseudonym("Karin Holm"))
    book = replace(_book(person=person), parts=(Part("", (text,)),))
    (only,) = pseudonymous(book).interviews
    assert (only.speakers[0].label, only.body) == (told, (said(told, "Yes."),))


def test_labels_stay_apart() -> None:
    """A label that another speaker has is not taken."""
    speakers = (Speaker("KH", "Kim Hall"), Speaker("AB", "Anna Berg"))
    text = Manuscript("one", "One", speakers=speakers, body=(said("AB", "I."), said("KH", "You.")))
    (only,) = pseudonymous(replace(_book(), parts=(Part("", (text,)),))).interviews
    assert [one.label for one in only.speakers] == ["KH", "KH 2"]
    assert only.body == (said("KH 2", "I."), said("KH", "You."))


def test_ids_and_pictures_stay_apart() -> None:
    """Names that would be the same get numbers."""
    texts = (Manuscript("karin-holm", "One"), Manuscript("anna-berg", "Two"))
    images = (picture("images/karin-holm.png"), picture("images/anna-berg.png"))
    link = Manuscript("three", "T", body=(paragraph(Link((Text("x"),), "#anna-berg.t01")),))
    book = replace(_book(), parts=(Part("", (*texts, link)),), images=images)
    told = pseudonymous(book)
    assert [text.id for text in told.interviews] == ["karin-holm", "karin-holm-2", "three"]
    assert told.interviews[2].body == (paragraph(Link((Text("x"),), "#karin-holm-2.t01")),)
    assert [one.path for one in told.images] == ["images/karin-holm.png", "images/karin-holm-2.png"]


def test_pictures_keep_their_pixels_and_nothing_else() -> None:
    """What cameras and programs wrote is gone; how a picture is turned is no such thing."""
    exif = Pillow.Exif()
    exif[0x013B], exif[0x0112] = "Anna Berg", 6
    drawn = Pillow.effect_noise((24, 16), 80)
    jpeg, png = io.BytesIO(), io.BytesIO()
    drawn.save(jpeg, "JPEG", exif=exif, comment=b"Anna Berg", dpi=(300, 300), progressive=True)
    written = PngImagePlugin.PngInfo()
    written.add_text("Author", "Anna Berg")
    written.add_itxt("Title", "Anna Berg", zip=True)
    drawn.save(png, "PNG", exif=exif, pnginfo=written, dpi=(300, 300))
    images = (
        Image("a.jpg", "image/jpeg", jpeg.getvalue() + b"Anna Berg"),
        Image("b.png", "image/png", png.getvalue() + b"Anna Berg"),
    )
    assert all(b"Anna Berg" in image.data for image in images)
    for before, after in zip(
        images, pseudonymous(replace(_book(), images=images)).images, strict=True
    ):
        old, new = Pillow.open(io.BytesIO(before.data)), Pillow.open(io.BytesIO(after.data))
        assert b"Berg" not in after.data
        assert new.tobytes() == old.tobytes()
        assert dict(new.getexif()) == {0x0112: 6}
        assert new.info["dpi"] == old.info["dpi"]
        assert not getattr(new, "text", {})


def test_words_are_counted() -> None:
    """Each word that was replaced in what is read."""
    text = "---\nid: one\ntitle: One\n---\n\nAnna Berg, Berg and Bergman.\n"
    book = replace(
        _book(text), slug="b", title="B", people=(Person("a", "Anna Berg", pseudonym=HOLM),)
    )
    book = replace(book, parts=(Part("", book.interviews),), images=())
    assert pseudonymous(book).replaced == 3


@pytest.mark.parametrize("name", ["Anna Berg", "Sister Anna  Berg", "ANNA BERG"])
def test_a_pseudonym_that_is_none(name: str) -> None:
    """One that holds the name is refused at its place."""
    with pytest.raises(EditionError, match=r"people\.toml:1:1: the pseudonym “.*” still holds"):
        read_people(f'[[person]]\nname = "Anna Berg"\npseudonym = "{name}"\n', "people.toml")

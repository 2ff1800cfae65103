"""Whole books for tests: a sample that holds one of everything, and books of given texts."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from PIL import Image as Pillow

from publisher.model import walk
from publisher.model.block import (
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Query,
    Quotation,
    SectionBreak,
    Turn,
    Verse,
)
from publisher.model.edition import Edition, Image, Matter, Part, Product, Subject
from publisher.model.inline import (
    Aside,
    Emphasis,
    Inline,
    Insertion,
    LineBreak,
    Link,
    Note,
    SmallCaps,
    SoftBreak,
    Strong,
    Text,
)
from publisher.model.manuscript import Manuscript, Recorded
from publisher.model.person import Contributor, Speaker
from publisher.model.style import Face, Style

__all__ = ["book_of", "light_style", "paragraph", "picture", "said", "sample"]


def paragraph(*parts: str | Inline) -> Paragraph:
    """Return a paragraph of texts and other inlines."""
    return Paragraph(tuple(Text(p) if isinstance(p, str) else p for p in parts))


def said(speaker: str, *words: str) -> Turn:
    """Return a turn of one plain paragraph a text."""
    return Turn(speaker, tuple(map(paragraph, words)))


def picture(path: str, *, kind: str = "PNG") -> Image:
    """Return a small picture under that path."""
    stream = io.BytesIO()
    Pillow.new("L", (12, 8), 200).save(stream, kind)
    return Image(path, f"image/{kind.lower()}", stream.getvalue(), 12, 8)


def light_style(sheet: str = 'body { font-family: "Alegreya Sans"; }\n') -> Style:
    """Return a style of one static face; an EPUB has fonts if the sheet names it."""
    face = Face("Alegreya Sans", "fontpkg_alegreya_sans", "files/AlegreyaSans-Regular.ttf")
    return Style("light", "Light", "", "5.5x8.5in", "", sheet, "", "", (face,))


_NOTE = Note("1", ((Text("The "), Emphasis((Text("register"),)), Text(" says eighteen.")),))
_LONG_NOTE = Note("2", ((Text("One paragraph."),), (Text("And another."),)))

_TALK = Manuscript(
    id="night-shift",
    title="The Night Shift",
    language="en-GB",
    subtitle="Eleven years of it",
    recorded=Recorded("2021-03-14", "Hallsberg"),
    contributors=(Contributor("Tove Lind", ("trl",)),),
    speakers=(
        Speaker("Q", "Dervla Quaine", "interviewer", "Quaine, Dervla"),
        Speaker("AB", "Anna Berg", "interviewee", "Berg, Anna"),
        Speaker("Bo", "Bo Ek", "interviewee"),
    ),
    headnote=(paragraph("Recorded at the gate.", LineBreak(), "Twice."),),
    body=(
        Turn("Q", (paragraph("When did you ", Emphasis((Text("start"),)), "?"),), "00:00:09"),
        Turn(
            "AB",
            (
                paragraph("Nineteen sixty-two. ", Aside("laughs"), SoftBreak(), "I was", _NOTE),
                paragraph("Ask ", Insertion((Text("Margit"),)), " & <Bo>.", _LONG_NOTE),
                Verse((((Text("The bell,"),), (Text("the bell"),)), ((Text("and so on"),),))),
            ),
            "00:00:12",
        ),
        Query("ask her again"),
        said("Q", "And you?"),
        Turn("Bo", (paragraph("Later."), Query("when?"), Quotation((paragraph("Never."),)))),
        Heading(2, (Text("The box"),)),
        Heading(4, (Text("Its lid"),)),
        paragraph("(They looked for it.)"),
        said("AB", "It was "),
        SectionBreak(),
        Turn("Bo", (paragraph(Strong((Text("Here"),)), ".", SmallCaps((Text("bbc"),))),), id="end"),
    ),
)

_ESSAY = Manuscript(
    id="the-tuner",
    title="Waving at the Ceiling",
    language="en-GB",
    contributors=(Contributor("Dervla Quaine", ("aut",)),),
    body=(
        paragraph(
            "See ",
            Link((Text("Bo"),), "#night-shift.end"),
            " or ",
            Link((Text("the hall"), Note("x", ((Text("Closed."),),))), "https://a.example/b c?d=é"),
        ),
        Figure("images/hall plan.png", "The hall from above", (Text("The hall."),)),
        ListBlock(((paragraph("lever"),), (paragraph("felt"), paragraph("red"))), 3),
        ListBlock(((paragraph("fork"),),)),
    ),
)

_FRENCH = Manuscript(
    id="la-criee",
    title="La criée",
    language="fr",
    part=2,
    recorded=Recorded("2022-02"),
    speakers=(Speaker("Q", "Q", "interviewer"), Speaker("Maëlle", "Maëlle Kerhuel", "interviewee")),
    body=(
        said("Q", "Et là ?"),
        said("Maëlle", "Rien."),
        said("Q", "Rien ?"),
        said("Maëlle", "Si."),
    ),
)

_ARABIC = Manuscript(id="layla", title="ليلى", language="ar", body=(paragraph("مرحبا"),))


def sample() -> Edition:
    """Return a book that holds one of everything."""
    dedication = Manuscript("for-gwen", "Dedication", "en-GB", body=(paragraph("For Gwen"),))
    preface = Manuscript("before", "Before", "en-GB", body=(paragraph("It was late."),))
    front = ("half-title", "title-page", "copyright", "contents")
    return Edition(
        slug="small-hours",
        title="Small Hours",
        language="en-GB",
        subtitle="Talk & light",
        statement="First edition",
        published="2024-03-18",
        publisher="Lantern & Tide",
        place="Cork",
        rights="© 2024 the speakers.\nAll rights reserved.",
        description="People who work at night.",
        subjects=(Subject("Interviews"), Subject("Night work")),
        contributors=(
            Contributor("Dervla Quaine", ("edt",), "Quaine, Dervla"),
            Contributor("Tom Ashe", ("cov",)),
        ),
        products=(Product("epub", "978-1-234567-89-7"), Product("paperback", "9781234567880")),
        front=(*map(Matter, front), Matter("dedication", dedication), Matter("preface", preface)),
        parts=(Part("Land", (_TALK, _ESSAY)), Part("", (_FRENCH, _ARABIC))),
        back=(Matter("colophon"),),
        images=(picture("images/hall plan.png"), picture("images/unused.png")),
    )


def book_of(manuscripts: Iterable[Manuscript]) -> Edition:
    """Return a book of those texts: ids apart, pictures there, links within it leading home."""
    texts = tuple(
        _at_home(replace(text, id=f"text-{number}")) for number, text in enumerate(manuscripts)
    )
    shown = dict.fromkeys(figure.src for text in texts for figure in walk.figures(text))
    return Edition(
        slug="book",
        title="Book",
        front=(Matter("contents"),),
        parts=(Part("", texts),),
        back=(Matter("colophon"),),
        cover=picture("cover.png"),
        images=tuple(picture(src, kind="JPEG" if src.endswith("jpg") else "PNG") for src in shown),
    )


def _at_home(text: Manuscript) -> Manuscript:
    """Return the text with links to places within the book led to the text itself."""
    result: Manuscript = _changed(text, f"#{text.id}")
    return result


def _changed(value: Any, home: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_changed(item, home) for item in value)
    if isinstance(value, Link) and value.href.startswith("#"):
        return Link(_changed(value.children, home), home)
    if is_dataclass(value) and not isinstance(value, type):
        compared = [field.name for field in fields(value) if field.compare]
        return replace(value, **{name: _changed(getattr(value, name), home) for name in compared})
    return value

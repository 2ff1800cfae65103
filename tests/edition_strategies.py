"""Hypothesis strategies for whole editions: books as anybody might ask for them.

``editions()`` gives books with everything that a model can hold, in all scripts: any
matter in any allowed order, parts or none, from nobody to two hundred contributors,
notes, verse, figures, links from text to text.  All can be made into books;
``spoilt()`` puts something into one that must be refused.

A whole book takes more choices than Hypothesis makes for one example, so it chooses
one text of each, and a number from which the rest of the book follows.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from random import Random
from typing import Any, TypeVar

from editions import picture
from hypothesis import strategies as st
from sentences import SENTENCES
from strategies import manuscripts

from publisher.model import walk
from publisher.model.block import (
    Block,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Quotation,
    SectionBreak,
    Turn,
    Verse,
)
from publisher.model.edition import (
    Copyright,
    Edition,
    Matter,
    Name,
    Part,
    PrintSpec,
    Product,
    Series,
    Subject,
    Volume,
)
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
from publisher.vocabulary.relators import RELATORS
from publisher.vocabulary.sections import GENERATED, WRITTEN
from publisher.vocabulary.speakers import SPEAKER_ROLES

__all__ = ["LANGUAGES", "editions", "spoilt"]

LANGUAGES = [
    *("en", "en-GB", "en-US", "fr", "de-AT", "es-419", "pt-BR", "pl", "el", "ru", "tr", "vi"),
    *("ar", "ar-EG", "he", "fa", "ur", "ku-Arab", "az-Latn", "hi", "th", "ja", "ko", "zh-Hant-TW"),
    *("sl-rozaj", "de-1996", "yue", "mn-Mong", "en-x-twain"),
]
"""Tags of languages that run both ways, with and without a table of phrases."""

_ODD = [
    *(
        "👩\u200d🔧",
        "🏳\ufe0f\u200d🌈",
        "e\u0301\u0323\u0308",
        "क्षि",
        "ซึ้ง",
        "مُحَمَّد",
        "שָׁלוֹם",
        "漢字",
        "한글",
    ),
    *("\u200f", "\u200e", "\u061c", "\u2067א b\u2069", "\u202babc\u202c", "\u200bx", "a\u00adb"),
    *("\u00a0", "\u2003", "\u3000", "&amp;", "<b>", "]]>", "--", "%20", "#", "'", '"', "{title}"),
    *("\U00010330", "\U0001d11e", "\ufb01", "\u0149", "Ⅻ", "١٢", "\ufffd", "\ue000", "ǆ", "İ", "ß"),
]
"""Characters that are allowed and may still go wrong."""

_ISBNS = ["978-0-306-40615-7", "9780306406157", "978-3-16-148410-0", "979-8-88645-174-0"]
_FORBIDDEN = [
    "\x00",
    "\x07",
    "\x1b",
    "\x0b",
    "\x7f",
    "\x85",
    "\ufffe",
    "\uffff",
    "\ud800",
    "\U0001fffe",
]
"""Characters that no book can hold (XML 1.0, 2.2; HTML Living Standard, 13.2.3.5)."""


_GENERATED = [role for role in GENERATED if role not in ("cover", "part")]
_Item = TypeVar("_Item")


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Whole editions; each brings its own cover, since to draw one takes time."""
    text: Manuscript = draw(manuscripts())
    number = draw(st.integers(0, 2**32 - 1))
    return _Maker(zlib.crc32(repr(text).encode("utf-8", "replace"), number)).edition(text)


class _Maker(Random):
    """Makes whatever a book is made of; the same number, the same book."""

    def one(self, *choices: _Item) -> _Item:
        return choices[self.randrange(len(choices))]

    def some(self, make: Callable[[], _Item], least: int, most: int) -> tuple[_Item, ...]:
        return tuple(make() for _ in range(self.randint(least, most)))

    # --- words ---

    def words(self) -> str:
        """Return a sentence or odd characters, never blank."""
        pieces = self.choices([*SENTENCES.values(), *_ODD], k=self.randint(1, 3))
        said = self.one(" ", "").join(pieces)
        return said if said.strip() else f"{said}x"

    def perhaps(self) -> str:
        return self.one("", self.words())

    def inlines(self, depth: int = 2, *, notes: bool = True) -> tuple[Inline, ...]:
        made = self.some(lambda: self.inline(depth, notes=notes), 0, 3)
        return (*made, Text(self.words()))

    def inline(self, depth: int, *, notes: bool) -> Inline:
        leaves: list[Callable[[], Inline]] = [
            lambda: Text(self.words()),
            lambda: Aside(self.words()),
            SoftBreak,
            LineBreak,
        ]
        if notes:
            leaves.append(self.note)
        if depth and self.random() < 0.5:
            inner = self.inlines(depth - 1, notes=notes)
            kind = self.one(Emphasis, Strong, SmallCaps, Insertion, Link)
            if kind is Link:
                return Link(inner, self.one("#home", "https://x.yz/a?b=ü#c", "mailto:a@b.c"))
            return kind(inner)
        return self.one(*leaves)()

    def note(self) -> Note:
        paragraphs = self.some(lambda: self.inlines(1, notes=False), 1, 3)
        return Note(f"n{self.getrandbits(64)}", paragraphs)

    # --- blocks ---

    def block(self, depth: int = 2) -> Block:
        kind = self.randrange(5 if depth else 3)
        if kind == 0:
            return Paragraph(self.inlines())
        if kind == 1:
            return Verse(self.some(lambda: self.some(self.inlines, 1, 3), 1, 2))
        if kind == 2:
            alt, caption = self.perhaps(), self.one((), self.inlines())
            return Figure(f"images/{self.randint(1, 3)} ü.png", alt, caption)
        inner = self.some(lambda: self.block(depth - 1), 1, 2)
        if kind == 3:
            return Quotation(inner)
        return ListBlock((inner, (Paragraph(self.inlines()),)), self.one(None, 0, 1, 12))

    def between(self) -> Block:
        return self.one(SectionBreak(), Heading(self.randint(2, 4), self.inlines(0)), self.block())

    def turn(self, labels: list[str], pins: list[str]) -> Turn:
        opening: tuple[Block, ...] = (Paragraph(self.inlines()),)
        pin = pins.pop() if pins and self.random() < 0.2 else ""
        rest = self.some(self.block, 0, 2)
        return Turn(self.choice(labels), opening + rest, self.one("", "00:12:03"), pin)

    # --- texts and people ---

    def text(self, name: str) -> Manuscript:
        labels = ["Q", "AB", "Ж", "日本"][: self.randint(0, 4)]
        body: list[Block] = list(self.some(self.between, 0, 3))
        if labels:
            pins = [f"p{number}" for number in range(9)]
            for _ in range(self.randint(1, 6)):
                body.append(self.turn(labels, pins))
                body += self.some(self.between, 0, 1)
        return Manuscript(
            id=name,
            title=self.words(),
            language=self.choice(LANGUAGES),
            subtitle=self.perhaps(),
            part=self.one(None, None, 2, 99),
            recorded=Recorded(self.one("", "1962", "2021-03", "2021-03-14"), self.perhaps()),
            contributors=self.some(self.contributor, 0, 2),
            speakers=tuple(map(self.speaker, labels)),
            headnote=self.some(self.block, 0, 2) if labels else (),
            body=tuple(body),
        )

    def speaker(self, label: str) -> Speaker:
        name = self.one(label, self.words(), "Ann")
        return Speaker(label, name, self.choice(SPEAKER_ROLES), self.perhaps())

    def contributor(self) -> Contributor:
        roles = tuple(self.sample(sorted(RELATORS), self.randint(1, 3)))
        return Contributor(self.one(self.words(), "Ann", "Ann "), roles, self.perhaps())

    # --- whole books ---

    def edition(self, first: Manuscript) -> Edition:
        others = [self.text(f"text-{number}") for number in range(self.randint(0, 5))]
        texts = [replace(first, language=self.choice(LANGUAGES)), *others]
        self.shuffle(texts)
        targets = [target for text in texts for target in (text.id, *walk.turn_ids(text))]
        texts = [_linked(text, lambda: self.choice(targets)) for text in texts]
        cut = self.randint(1, len(texts))
        front, back = self.matter(texts[cut:])
        return Edition(
            slug="book",
            title=self.words(),
            language=self.choice(LANGUAGES),
            subtitle=self.perhaps(),
            statement=self.perhaps(),
            published=self.one("", "1999", "2024-03", "2024-02-29"),
            publisher=self.perhaps(),
            place=self.perhaps(),
            rights="\n".join(self.some(self.perhaps, 0, 3)),
            description="\n".join(self.some(self.perhaps, 0, 3)),
            subjects=self.some(self.subject, 0, 3),
            series=self.one(
                None,
                Series(self.words()),
                Series(self.words(), 3, "0317-8471", (self.words(),), (Volume(self.words(), 1),)),
            ),
            source=self.perhaps(),
            various=self.one(None, True, False),
            contents_headings=self.one(True, False),
            cover=picture("cover.png"),
            address="\n".join(self.some(self.perhaps, 0, 2)),
            copyright=self.some(
                lambda: Copyright(self.words(), self.perhaps(), self.perhaps()), 0, 2
            ),
            impression=self.one(None, 1, 12),
            names=self.some(self.name, 0, 3),
            contributors=tuple(self.contributor() for _ in range(self.one(0, 1, 3, 200))),
            products=self.products(),
            front=front,
            parts=self.parts(texts[:cut]),
            back=back,
            images=tuple(_pictures(texts)),
        )

    def name(self) -> Name:
        find = self.some(self.words, 0, 2)
        return Name(self.words(), self.perhaps(), find, self.some(self.words, 0, 1))

    def subject(self) -> Subject:
        return self.one(Subject(self.words()), Subject(self.words(), "Thema", "DNBL1"))

    def products(self) -> tuple[Product, ...]:
        first, second = self.sample(_ISBNS, 2)
        paper = Product("paperback", self.one("", second), PrintSpec())
        return self.one(
            (), (Product("epub", self.one("", first)),), (paper,), (Product("epub", first), paper)
        )

    def matter(self, texts: list[Manuscript]) -> tuple[tuple[Matter, ...], tuple[Matter, ...]]:
        """Return front and back matter: generated pages in any order, texts among them."""
        pages = self.sample(_GENERATED, self.randint(0, len(_GENERATED)))
        listed = [*map(Matter, pages), *(Matter(self.choice(WRITTEN), text) for text in texts)]
        self.shuffle(listed)
        cut = self.randint(0, len(listed))
        return tuple(listed[:cut]), tuple(listed[cut:])

    def parts(self, texts: list[Manuscript]) -> tuple[Part, ...]:
        """Return texts in parts; one part without a title is a plain book."""
        cut = self.randint(1, len(texts))
        first = Part(self.perhaps(), tuple(texts[:cut]))
        return (first, *(Part(self.perhaps(), (text,)) for text in texts[cut:]))


def _linked(value: Any, target: Callable[[], str]) -> Any:
    """Return the value with every link to a place of the book led to one that is there."""
    if isinstance(value, tuple):
        return tuple(_linked(item, target) for item in value)
    if isinstance(value, Link) and value.href.startswith("#"):
        return Link(_linked(value.children, target), f"#{target()}")
    if is_dataclass(value) and not isinstance(value, type):
        compared = [field.name for field in fields(value) if field.compare]
        return replace(value, **{n: _linked(getattr(value, n), target) for n in compared})
    return value


def _pictures(texts: Iterable[Manuscript]) -> Iterable[Any]:
    shown = dict.fromkeys(figure.src for text in texts for figure in walk.figures(text))
    return (picture(src, kind="JPEG" if src.endswith("jpg") else "PNG") for src in shown)


@st.composite
def spoilt(draw: st.DrawFn) -> Edition:
    """Editions with a character that no book can hold, or without a title."""
    edition: Edition = draw(editions())
    bad = f"x{draw(st.sampled_from(_FORBIDDEN))}y"
    blank = draw(st.sampled_from(["", " ", "\u3000"]))
    first, *others = edition.parts
    text = first.interviews[0]
    changed = draw(
        st.sampled_from(
            [
                replace(text, title=blank),
                replace(text, title=bad),
                replace(text, recorded=Recorded("", bad)),
                replace(text, body=(Paragraph((Emphasis((Text(bad),)),)),)),
                replace(text, body=(Paragraph((Note("1", ((Text(bad),),)),)),)),
                replace(text, speakers=(*text.speakers, Speaker("bad", bad))),
            ]
        )
    )
    inner = replace(first, interviews=(changed, *first.interviews[1:]))
    return draw(
        st.sampled_from(
            [
                replace(edition, title=blank),
                replace(edition, title=bad),
                replace(edition, rights=bad),
                replace(edition, subjects=(Subject(bad),)),
                replace(edition, contributors=(Contributor(bad, ("edt",)),)),
                replace(edition, contributors=(Contributor("Ann", ("edt",), bad),)),
                replace(edition, published="soon"),
                replace(edition, parts=(inner, *others)),
                replace(edition, parts=(inner, *others)),
                replace(edition, parts=(inner, *others)),
            ]
        )
    )

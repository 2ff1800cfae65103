"""Hypothesis strategies for whole editions: books as anybody might ask for them.

``editions()`` gives books with everything that a model can hold, in all scripts: any
matter in any allowed order, parts or none, from nobody to two hundred contributors,
notes, verse, figures, links from text to text.  Nearly all can be made into a book;
``spoilt()`` puts something into one that must be refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from editions import picture
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from sentences import SENTENCES
from strategies import manuscripts, slugs, words

from publisher.model import walk
from publisher.model.edition import Edition, Matter, Part, PrintSpec, Product, Subject
from publisher.model.inline import Link
from publisher.model.manuscript import Manuscript
from publisher.model.person import Contributor
from publisher.vocabulary.relators import RELATORS
from publisher.vocabulary.sections import GENERATED, SECTION_ROLES

__all__ = ["LANGUAGES", "editions", "lines", "spoilt"]

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


@cache
def lines() -> SearchStrategy[str]:
    """Lines that are not blank: sentences of many languages, odd characters, scraps of markup."""
    pieces = st.one_of(st.sampled_from(sorted(SENTENCES.values())), st.sampled_from(_ODD), words())
    joined = st.lists(pieces, min_size=1, max_size=3).map(" ".join)
    return joined.filter(lambda text: bool(text.strip()))


@cache
def _perhaps() -> SearchStrategy[str]:
    return st.one_of(st.just(""), lines())


@cache
def _passages() -> SearchStrategy[str]:
    return st.lists(_perhaps(), max_size=4).map("\n".join)


@st.composite
def editions(draw: st.DrawFn, *, covers: bool = True) -> Edition:
    """Whole editions; with ``covers`` each brings its own, since to draw one takes time."""
    texts = draw(st.lists(manuscripts(), min_size=1, max_size=6))
    names = draw(st.lists(slugs(), min_size=len(texts), max_size=len(texts), unique=True))
    texts = [
        replace(text, id=name, title=draw(lines()), language=draw(st.sampled_from(LANGUAGES)))
        for text, name in zip(texts, names, strict=True)
    ]
    targets = [target for text in texts for target in (text.id, *walk.turn_ids(text))]
    texts = [_linked(text, lambda: draw(st.sampled_from(targets))) for text in texts]
    cut = draw(st.integers(1, len(texts)))
    front, back = _shared(draw, texts[cut:])
    isbns = [*draw(st.lists(st.sampled_from(_ISBNS), max_size=2, unique_by=_digits)), "", ""]
    forms = (Product("epub", isbns[0]), Product("paperback", isbns[1], PrintSpec()))
    return Edition(
        slug=draw(slugs()),
        title=draw(lines()),
        language=draw(st.sampled_from(LANGUAGES)),
        subtitle=draw(_perhaps()),
        statement=draw(_perhaps()),
        published=draw(st.sampled_from(["", "1999", "2024-03", "2024-02-29"])),
        publisher=draw(_perhaps()),
        place=draw(_perhaps()),
        rights=draw(_passages()),
        description=draw(_passages()),
        subjects=tuple(map(Subject, draw(st.lists(lines(), max_size=3)))),
        cover=picture("cover.png") if covers else None,
        contributors=draw(_contributors()),
        products=tuple(draw(st.lists(st.sampled_from(forms), max_size=2, unique=True))),
        front=front,
        parts=draw(_parts(texts[:cut])),
        back=back,
        images=tuple(_pictures(texts)),
    )


def _digits(isbn: str) -> str:
    return re.sub("[^0-9]", "", isbn)


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


def _shared(
    draw: st.DrawFn, texts: Iterable[Manuscript]
) -> tuple[tuple[Matter, ...], tuple[Matter, ...]]:
    """Return front and back matter: generated pages in any order, texts among them."""
    sides: dict[str, list[Matter]] = {"front": [], "back": []}
    for role in draw(st.permutations([r for r in GENERATED if r not in ("cover", "part")])):
        if draw(st.booleans()):
            sides[draw(st.sampled_from(["front", "back"]))].append(Matter(role))
    for text in texts:
        side = sides[draw(st.sampled_from(["front", "back"]))]
        side.insert(draw(st.integers(0, len(side))), Matter(draw(_written_roles()), text))
    return tuple(sides["front"]), tuple(sides["back"])


@cache
def _written_roles() -> SearchStrategy[str]:
    rows = SECTION_ROLES.items()
    return st.sampled_from(
        [name for name, row in rows if name not in GENERATED and row.matter in ("front", "back")]
    )


@st.composite
def _parts(draw: st.DrawFn, texts: list[Manuscript]) -> tuple[Part, ...]:
    """Texts in parts with titles or without; one part without a title is a plain book."""
    parts = []
    rest = texts
    while rest:
        count = draw(st.integers(1, len(rest)))
        parts.append(Part(draw(_perhaps()), tuple(rest[:count])))
        rest = rest[count:]
    return tuple(parts)


@st.composite
def _contributors(draw: st.DrawFn) -> tuple[Contributor, ...]:
    """Nobody, somebody, or two hundred people of few names and all roles."""
    names = draw(st.lists(lines(), min_size=1, max_size=4))
    count = draw(st.one_of(st.integers(0, 4), st.just(200)))
    roles = sorted(RELATORS)
    return tuple(
        Contributor(
            name=names[number % len(names)] + (f" {number}" if number % 3 else ""),
            roles=(roles[number % len(roles)], roles[number * 7 % len(roles)]),
            file_as=names[-1] if number % 2 else "",
        )
        for number in range(count)
    )


def _pictures(texts: Iterable[Manuscript]) -> Iterable[Any]:
    shown = dict.fromkeys(figure.src for text in texts for figure in walk.figures(text))
    return (picture(src, kind="JPEG" if src.endswith("jpg") else "PNG") for src in shown)


@st.composite
def spoilt(draw: st.DrawFn) -> Edition:
    """Editions with a character that no book can hold, or without a title."""
    edition: Edition = draw(editions())
    character = draw(st.sampled_from(_FORBIDDEN))
    bad = f"{draw(_perhaps())}{character}{draw(_perhaps())}"
    first, *others = edition.parts
    text = first.interviews[0]
    where = draw(st.sampled_from(["title", "rights", "name", "text", "place", "empty", "nameless"]))
    match where:
        case "title":
            return replace(edition, title=bad)
        case "rights":
            return replace(edition, rights=bad)
        case "name":
            return replace(edition, contributors=(Contributor(bad, ("edt",)),))
        case "empty":
            return replace(edition, title=draw(st.sampled_from(["", " ", "\u3000"])))
        case "nameless":
            changed = replace(text, title=draw(st.sampled_from(["", "\u2003"])))
        case "text":
            changed = replace(text, subtitle=bad)
        case _:
            changed = replace(text, recorded=replace(text.recorded, place=bad))
    inner = (changed, *first.interviews[1:])
    return replace(edition, parts=(replace(first, interviews=inner), *others))

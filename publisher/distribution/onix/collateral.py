"""What is said of a book to those who may buy it: texts, and the picture of its cover.

ONIX for Books 3.0 Specification, P.14 and P.16.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from publisher.distribution.onix.element import Element, element, flow, tidy
from publisher.distribution.web.places import ASSETS
from publisher.model.edition import Edition, Matter
from publisher.model.manuscript import Manuscript
from publisher.model.publication import Artifact
from publisher.vocabulary.languages import language_code
from publisher.xhtml import COVER
from publisher.xhtml.people import answerers, join, writers
from publisher.xhtml.phrases import Phrases, phrases_of

__all__ = ["collateral"]

_SHORT, _DESCRIPTION, _CONTENTS, _COVER_COPY = "02", "03", "04", "05"  # list 153, and those below
_ENDORSEMENT, _ABOUT, _NOTICE = "09", "12", "13"
_SHORTEST = 350
"""Characters of a short description at most (list 153, 02)."""

_ANYBODY = "00"  # list 154
_FRONT, _IMAGE, _DOWNLOAD = "01", "03", "02"  # lists 158, 159 and 161
_FORMAT, _SIZE, _SHA256 = "01", "07", "08"  # list 162
_FORMATS = {"jpg": "D502", "png": "D503"}  # list 178
_WEB = "web/"
_COVER = f"{_WEB}{ASSETS}{COVER}."
_UNLISTED = frozenset(("dedication", "epigraph"))
"""Sections that a reader looks for in no contents."""


def collateral(edition: Edition, files: Iterable[Artifact]) -> Iterator[Element]:
    """Yield the texts, then the cover if anybody knows where it lies."""
    back = edition.back_cover
    short = edition.description if len(tidy(edition.description)) <= _SHORTEST else ""
    texts = {
        _SHORT: [short],
        _DESCRIPTION: _paragraphs(edition.description),
        _CONTENTS: [],
        _COVER_COPY: _paragraphs(back.text),
        _ENDORSEMENT: _paragraphs(back.praise),
        _ABOUT: _paragraphs(back.about),
        _NOTICE: edition.rights.split("\n"),
    }
    code = language_code(edition.language)
    attributes = {"language": code} if code else {}
    for kind, paragraphs in texts.items():
        text = flow("Text", paragraphs, **attributes)
        if kind == _CONTENTS and (items := [*_contents(edition)]):
            text = [element("Text", _list(items), textformat="05", **attributes)]
        if text:
            audience = element("ContentAudience", _ANYBODY)
            yield element("TextContent", element("TextType", kind), audience, text)
    if address := edition.web.address:
        yield from (_cover(address, one) for one in files if one.name.startswith(_COVER))


def _paragraphs(text: str) -> list[str]:
    return re.split(r"\n\s*\n", text)


def _list(items: Iterable[Element]) -> Element:
    return element("ul", items)


def _contents(edition: Edition) -> Iterator[Element]:
    """Yield an item a text, and one a part, as the book has them in order."""
    phrases = phrases_of(edition.language)
    yield from _matters(edition.front, phrases)
    for part in edition.parts:
        items = [_item(text, phrases) for text in part.interviews]
        yield from [element("li", tidy(part.title), _list(items))] if part.title.strip() else items
    yield from _matters(edition.back, phrases)


def _matters(matters: Iterable[Matter], phrases: Phrases) -> Iterator[Element]:
    for matter in matters:
        if matter.manuscript and matter.role not in _UNLISTED:
            yield _item(matter.manuscript, phrases)


def _item(text: Manuscript, phrases: Phrases) -> Element:
    """Return a title with those a reader looks for: who is interviewed, or who wrote it."""
    names = join(answerers(text) or writers(text, "aut"), phrases)
    return element("li", tidy(f"{text.title} – {names}" if names else text.title))


def _cover(address: str, one: Artifact) -> Element:
    """Return the cover as it lies in the web edition."""
    features = {_FORMAT: _FORMATS[one.name[-3:]], _SIZE: str(len(one.data)), _SHA256: one.sha256}
    return element(
        "SupportingResource",
        element("ResourceContentType", _FRONT),
        element("ContentAudience", _ANYBODY),
        element("ResourceMode", _IMAGE),
        element(
            "ResourceVersion",
            element("ResourceForm", _DOWNLOAD),
            (
                element(
                    "ResourceVersionFeature",
                    element("ResourceVersionFeatureType", kind),
                    element("FeatureValue", value),
                )
                for kind, value in features.items()
            ),
            element("ResourceLink", f"{address}{one.name.removeprefix(_WEB)}"),
        ),
    )

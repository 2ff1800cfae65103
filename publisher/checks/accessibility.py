"""Barriers that an author can mend: in goes an edition, out come findings.

What only files can show is surveyed when they are packed (``epub.survey``); here is
what lies in the words of the manuscripts, at the line where it can be mended.  WCAG
2.2: text alternatives (1.1.1), language (3.1.1), headings (1.3.1), link purpose (2.4.4).

Floor 4: imports lower floors only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from publisher.model import walk
from publisher.model.block import Block, Figure, Heading
from publisher.model.edition import Edition
from publisher.model.finding import Finding
from publisher.model.inline import Link
from publisher.model.manuscript import UNDETERMINED, Manuscript
from publisher.vocabulary.empty_words import KINDS_OF_PICTURE, POINTING
from publisher.vocabulary.findings import finding

__all__ = ["of_accessibility"]

_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+", re.IGNORECASE)
_BARE = re.compile(r"[\W\d_]+")
_EXAMPLE = "![A tin box with the lid off](images/box.jpg)"
_PERSON = "A woman in a headset at a switchboard"


def of_accessibility(edition: Edition) -> tuple[Finding, ...]:
    """Return what is found in the texts of an edition, in the order of the book."""
    before, after = (
        [matter.manuscript for matter in matters if matter.manuscript]
        for matters in (edition.front, edition.back)
    )
    texts = (*before, *edition.interviews, *after)
    return tuple(finding for text in texts for finding in _text(text))


def _text(text: Manuscript) -> Iterator[Finding]:
    if text.language == UNDETERMINED:
        yield finding(
            "language-unknown",
            "nobody tells the language of this text",
            text.where,
            "write it into the header, as language: en; or into edition.toml, for all texts",
        )
    for portrait in walk.portraits(text):
        yield from _figure(portrait, f"write it into the header, as portrait-alt: {_PERSON}")
    for figure in walk.blocks(text):
        if isinstance(figure, Figure):
            yield from _figure(figure, f"say it in the brackets, as in {_EXAMPLE}")
    yield from _headings(walk.blocks(text))
    for link, block in walk.links(text):
        yield from _link(link, block)


def _figure(figure: Figure, hint: str) -> Iterator[Finding]:
    alternative = _core(figure.alt)
    if not figure.alt.strip():
        yield finding(
            "alt-missing",
            f"nothing tells what {figure.src} shows",
            figure.where,
            hint,
        )
    elif alternative in KINDS_OF_PICTURE or alternative in _names(figure.src):
        yield finding(
            "alt-empty",
            f"“{figure.alt}” does not tell what the picture shows",
            figure.where,
            hint,
        )
    elif alternative and alternative == _core(walk.plain(figure.caption)):
        yield finding(
            "alt-repeated",
            "the description says what the caption says, and is read aloud twice",
            figure.where,
            "say in the brackets what is to be seen, in the caption what is to be known",
        )


def _names(src: str) -> frozenset[str]:
    """Return what a picture's file may be called, and nobody would call the picture."""
    path = PurePosixPath(src)
    return frozenset({_core(src), _core(path.name), _core(path.stem)})


def _core(words: str) -> str:
    """Return words in small letters, whatever stands between them a single blank."""
    return _BARE.sub(" ", words).strip().casefold()


def _headings(blocks: Iterable[Block]) -> Iterator[Finding]:
    level = 1
    for block in blocks:
        if not isinstance(block, Heading):
            continue
        if block.level > level + 1:
            marks, right = "#" * block.level, "#" * (level + 1)
            yield finding(
                "heading-leap",
                f"a heading with {marks} where {right} is the next level; the book shows {right}",
                block.where,
                f"write {right}, or the heading above it that is wanting",
            )
        level = min(block.level, level + 1)


def _link(link: Link, block: Block) -> Iterator[Finding]:
    words = " ".join(walk.plain(link.children).split())
    if _ADDRESS.fullmatch(words):
        yield finding(
            "link-address",
            f"the words of a link are an address, which is read aloud sign by sign: {words}",
            block.where,
            f"say in words what it leads to: [words]({link.href})",
        )
    elif _core(words) in POINTING:
        yield finding(
            "link-vague",
            f"“{words}” does not tell where a link leads",
            block.where,
            f"say it in its words: [words]({link.href})",
        )

"""Hypothesis strategies for the model: manuscripts that the format can say.

``manuscripts()`` gives canonical manuscripts of every kind of node, with text
that is meant to hurt: all scripts, marks that look like markup, punctuation at
both ends, emoji.  ``soup()`` gives texts made of scraps of the format, nearly
always wrong.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from string import ascii_lowercase

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from publisher.manuscript import canonical, write
from publisher.model.block import (
    Block,
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
from publisher.model.inline import (
    Aside,
    Emphasis,
    Foreign,
    Inline,
    Insertion,
    LineBreak,
    Link,
    Note,
    Pulled,
    SmallCaps,
    SoftBreak,
    Strong,
    Text,
)
from publisher.model.manuscript import Manuscript, Provenance, Published, Recorded
from publisher.model.person import Contributor, Speaker
from publisher.vocabulary.relators import RELATORS
from publisher.vocabulary.speakers import SPEAKER_ROLES

__all__ = ["damaged", "manuscripts", "rough", "scraps", "slugs", "soup", "words"]

_ENDS = (0xFFFE, 0xFFFF)  # of a plane

_NONCHARACTERS = "".join(
    map(chr, (*range(0xFDD0, 0xFDF0), *(p + e for p in range(0, 0x110000, 0x10000) for e in _ENDS)))
)
"""What no character is (Unicode, 23.7): a manuscript may hold some, a book none of them."""

_FORBIDDEN = (
    "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff" + _NONCHARACTERS
)

_CHARACTERS = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters=_FORBIDDEN
)

_SCRAPS = [
    "*", "**", "***", "_", "__", "[", "]", "[]", "](", "(", ")", "[^1]", "[^", "{", "}",
    "{.smallcaps}", "{.aside}", "{#t07}", "\\", "`", "```", "~~~", "~", "<", "<b>", "<!--",
    "-->", "&", "&amp;", "&#65;", "!", "![", "|", ">", "#", "##", "-", "- ", "+ ", "---", "===",
    "1.", "1. ", "23) ", ":", "：", "Q:", "**Q:**", "**Q**:", "[00:12:03]", "[12:03]", "| a | b",
    "|---|---|", "query:", "a", "b c", "é", "日本", "שלום", "مرحبا", "👩\u200d🔧", "\u00a0",
    "\u2003", "\u00ad", "\u0301", "“", "”", "…", "—", "«", "»", "'", "\"", ".", ",",
    "http://x.yz", "x@y.zz", " ", "  ", "^", "=", "@", "/", "0", "9", "ǅ", "۱", "Ⅷ",
]  # fmt: skip


@cache
def scraps() -> SearchStrategy[str]:
    """Pieces of text of which each may be taken for a mark of the format."""
    return st.sampled_from(_SCRAPS)


@cache
def words() -> SearchStrategy[str]:
    """Text for one line: scraps, ordinary words and characters of any script."""
    pieces = st.one_of(scraps(), st.text(_CHARACTERS, min_size=1, max_size=6))
    return st.lists(pieces, min_size=1, max_size=6).map("".join)


@cache
def slugs() -> SearchStrategy[str]:
    """Ids as manuscripts bear them."""
    return st.from_regex(re.compile(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}"), fullmatch=True)


@cache
def _lines() -> SearchStrategy[str]:
    """Strings for headers: one line, not blank."""
    return words().filter(lambda text: bool(text.strip()))


@cache
def _hrefs() -> SearchStrategy[str]:
    tails = st.text(st.sampled_from("abz019()*_[]!&;=?/.-~\\:'é日"), max_size=12)
    starts = st.sampled_from(
        ["http://x.yz/", "https://a.bc/d", "mailto:a@b.c", "#t07", "HTTPS://É/"]
    )
    return st.builds(str.__add__, starts, tails)


# --- inlines -----------------------------------------------------------------------------------


@cache
def _leaves() -> SearchStrategy[Inline]:
    return st.one_of(
        st.builds(Text, words()),
        st.builds(Text, words()),
        st.just(SoftBreak()),
        st.just(LineBreak()),
        st.builds(Aside, words()),
        st.just(Note("", ())),  # labelled and filled later
    )


def _run(children: SearchStrategy[Inline]) -> SearchStrategy[tuple[Inline, ...]]:
    return st.lists(children, min_size=1, max_size=4).map(tuple)


def _nested(children: SearchStrategy[Inline]) -> SearchStrategy[Inline]:
    runs = _run(children)
    return st.one_of(
        st.builds(Emphasis, runs),
        st.builds(Strong, runs),
        st.builds(SmallCaps, runs),
        st.builds(Foreign, runs, st.sampled_from(["fr", "ar-EG", "zh-Hant", "und"])),
        st.builds(Pulled, runs),
        st.builds(Insertion, runs),
        st.builds(Link, st.builds(_linkable, runs, _lines()), _hrefs()),
    )


def _linkable(inlines: tuple[Inline, ...], words: str) -> tuple[Inline, ...]:
    """Return what may stand in a link, with some words for sure."""
    return (*_without_links(inlines), Text(words))


def _without_links(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    kept: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Link):
            kept += inline.children
        elif isinstance(inline, Emphasis | Strong | SmallCaps | Foreign | Pulled | Insertion):
            kept.append(replace(inline, children=_without_links(inline.children)))
        elif not isinstance(inline, Note):
            kept.append(inline)
    return tuple(kept)


@cache
def inlines() -> SearchStrategy[tuple[Inline, ...]]:
    """Return runs of inlines with something to read in them."""
    whole = _run(st.recursive(_leaves(), _nested, max_leaves=6))
    return st.builds(lambda run, text: (*run, Text(text)), whole, _lines())


# --- blocks ------------------------------------------------------------------------------------


@cache
def _paragraphs() -> SearchStrategy[Block]:
    return st.builds(Paragraph, inlines())


@cache
def _figures() -> SearchStrategy[Block]:
    names = st.from_regex(r"images/[a-zé日_*0-9-]{1,8}\.(png|jpg)", fullmatch=True)
    alts = st.one_of(st.just(""), words())
    owners = st.one_of(st.just(""), _lines())
    return st.builds(Figure, names, alts, st.one_of(st.just(()), inlines()), owners)


@cache
def _verses() -> SearchStrategy[Block]:
    indents = st.integers(0, 5).map(lambda n: (Text("\u00a0" * n),) if n else ())
    lines = st.builds(tuple.__add__, indents, inlines())
    stanzas = st.lists(lines, min_size=1, max_size=3).map(tuple)
    return st.builds(Verse, st.lists(stanzas, min_size=1, max_size=2).map(tuple))


@cache
def _queries() -> SearchStrategy[Block]:
    return st.builds(Query, _lines().filter(lambda text: "-->" not in text))


@cache
def _simple() -> SearchStrategy[Block]:
    return st.one_of(_paragraphs(), _paragraphs(), _figures(), _verses(), _queries())


def _containers(children: SearchStrategy[Block]) -> SearchStrategy[Block]:
    inner = st.lists(children, min_size=1, max_size=3).map(tuple)
    starts = st.one_of(st.none(), st.integers(0, 1200), st.just(999_999))
    return st.one_of(
        st.builds(Quotation, inner),
        st.builds(ListBlock, st.lists(inner, min_size=1, max_size=3).map(tuple), starts),
    )


@cache
def _blocks() -> SearchStrategy[Block]:
    return st.recursive(_simple(), _containers, max_leaves=4)


@cache
def _breaks() -> SearchStrategy[Block]:
    return st.one_of(st.builds(Heading, st.integers(2, 4), inlines()), st.just(SectionBreak()))


@st.composite
def _turns(draw: st.DrawFn, labels: list[str], pins: list[str]) -> Block:
    inner = (draw(_paragraphs()), *draw(st.lists(_blocks(), max_size=2)))
    times = st.builds("{:02}:{:02}:{:02}".format, *(st.integers(0, n) for n in (99, 59, 59)))
    at = draw(st.one_of(st.just(""), times))
    pin = pins.pop() if pins and draw(st.booleans()) else ""
    language = draw(st.sampled_from(["", "", "", "fr", "zh-Hant"]))
    return Turn(draw(st.sampled_from(labels)), inner, at, pin, language)


# --- whole manuscripts -------------------------------------------------------------------------


@cache
def manuscripts() -> SearchStrategy[Manuscript]:
    """Canonical manuscripts, with turns or without."""
    return rough().map(canonical)


@st.composite
def rough(draw: st.DrawFn) -> Manuscript:
    """Manuscripts that the format can say, but not in canonical form."""
    speakers = draw(_speakers())
    headnote = tuple(draw(st.lists(_blocks(), max_size=2)))
    body: list[Block] = draw(st.lists(_breaks(), max_size=1))
    if speakers:
        labels = [speaker.label for speaker in speakers]
        pins = draw(
            st.lists(st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True), max_size=3, unique=True)
        )
        body += draw(st.lists(st.one_of(_turns(labels, pins), _breaks()), max_size=4))
    body += draw(st.lists(_blocks(), max_size=2)) if not body or _open(body[-1]) else []
    whole = Manuscript(
        id=draw(slugs()),
        title=draw(_lines()),
        language=draw(
            st.sampled_from(["en", "en-GB", "zh-Hant-TW", "sl-rozaj", "no", "x" * 2, "de-1996"])
        ),
        subtitle=draw(st.one_of(st.just(""), _lines())),
        part=draw(st.one_of(st.none(), st.integers(1, 99))),
        recorded=draw(_recorded()),
        published=draw(_published()),
        contributors=tuple(draw(st.lists(_contributors(), max_size=2))),
        speakers=speakers,
        doi=draw(st.sampled_from(["", "", "10.1234/night-shift", "10.5281/(x)<y>:#1"])),
        source=draw(st.one_of(st.none(), st.builds(Provenance, _raw_names(), _digests()))),
        headnote=headnote,
        body=tuple(body),
    )
    return _Labeller(draw).manuscript(whole)


def _open(block: Block) -> bool:
    return not isinstance(block, Turn)


@cache
def _recorded() -> SearchStrategy[Recorded]:
    dates = st.sampled_from(["", "1962", "2021-03", "2021-03-14"])
    return st.builds(Recorded, dates, st.one_of(st.just(""), _lines()))


@cache
def _published() -> SearchStrategy[Published]:
    said = st.one_of(st.just(""), _lines())
    dates = st.sampled_from(["", "2021-03"])
    full = st.builds(Published, said, said, dates, said, said)
    return st.one_of(st.just(Published()), full)


@cache
def _contributors() -> SearchStrategy[Contributor]:
    roles = st.lists(st.sampled_from(sorted(RELATORS)), min_size=1, max_size=2).map(tuple)
    return st.builds(Contributor, _lines(), roles, st.one_of(st.just(""), _lines()))


@cache
@st.composite
def _speakers(draw: st.DrawFn) -> tuple[Speaker, ...]:
    labels = draw(
        st.lists(
            st.sampled_from(
                ["Q", "AB", "Dr. Smith", "INTERVIEWER 1", "Ж", "日本", "no", "A-B", "12", "'s"]
            ),
            max_size=3,
            unique=True,
        )
    )
    names = [draw(st.one_of(st.just(label), _lines())) for label in labels]
    roles = [draw(st.sampled_from(SPEAKER_ROLES)) for _ in labels]
    sort_names = [draw(st.one_of(st.just(""), _lines())) for _ in labels]
    portraits = [draw(st.one_of(st.none(), st.none(), _portraits())) for _ in labels]
    return tuple(map(Speaker, labels, names, roles, sort_names, portraits))


@cache
def _portraits() -> SearchStrategy[Figure]:
    names = st.from_regex(r"images/[a-zé日_*0-9-]{1,8}\.(png|jpg)", fullmatch=True)
    lines = st.one_of(st.just(""), _lines())
    return st.builds(Figure, names, lines, st.just(()), lines)


@cache
def _raw_names() -> SearchStrategy[str]:
    return st.from_regex(r"raw/[a-z é日]{0,5}[a-z]\.(txt|vtt)", fullmatch=True)


@cache
def _digests() -> SearchStrategy[str]:
    return st.text(st.sampled_from("0123456789abcdef"), min_size=64, max_size=64)


class _Labeller:
    """Gives every note its own label, and paragraphs without notes; pull quotes stay in them."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.count = 0
        self.pulls = False

    def manuscript(self, whole: Manuscript) -> Manuscript:
        headnote = tuple(map(self.top, whole.headnote))
        return replace(whole, headnote=headnote, body=tuple(map(self.top, whole.body)))

    def top(self, block: Block) -> Block:
        """Return a block that stands in no other, or in a turn."""
        if isinstance(block, Turn):
            return replace(block, blocks=tuple(map(self.top, block.blocks)))
        self.pulls = isinstance(block, Paragraph)
        return self.block(block)

    def block(self, block: Block) -> Block:
        match block:
            case Paragraph(inlines=run):
                return Paragraph(self.run(run))
            case Heading(level=level, inlines=run):
                return Heading(level, self.run(run))
            case Quotation(blocks=inner):
                return Quotation(tuple(map(self.block, inner)))
            case ListBlock(items=items, start=start):
                return ListBlock(tuple(tuple(map(self.block, i)) for i in items), start)
            case Verse(stanzas=stanzas):
                return Verse(tuple(tuple(map(self.run, stanza)) for stanza in stanzas))
            case Figure(caption=caption):
                return replace(block, caption=self.run(caption))
            case _:
                return block

    def run(self, run: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(part for inline in run for part in self.inline(inline))

    def inline(self, inline: Inline) -> tuple[Inline, ...]:
        if not isinstance(inline, Pulled):
            return (self.other(inline),)
        if not self.pulls:
            return self.run(inline.children)
        self.pulls = False
        pulled = Pulled(self.run(inline.children))
        self.pulls = True
        return (pulled,)

    def other(self, inline: Inline) -> Inline:
        match inline:
            case Note():
                self.count += 1
                prefix = self.draw(st.sampled_from(["", "n", "N-", ascii_lowercase[:3] + "_"]))
                texts = self.draw(st.lists(inlines(), min_size=1, max_size=2))
                return Note(f"{prefix}{self.count}", tuple(map(_plain_run, texts)))
            case Link(children=inner, href=href):
                return Link(self.run(inner), href)
            case Emphasis(children=inner) | Strong(children=inner):
                return type(inline)(self.run(inner))
            case SmallCaps(children=inner) | Foreign(children=inner) | Insertion(children=inner):
                return replace(inline, children=self.run(inner))
            case _:
                return inline


def _plain_run(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a run without notes and pull quotes, for the text of a note."""
    kept: list[Inline] = []
    for inline in run:
        match inline:
            case Note():
                pass
            case Pulled(children=inner):
                kept += _plain_run(inner)
            case Link(children=inner, href=href):
                kept.append(Link(_plain_run(inner), href))
            case Emphasis(children=inner) | Strong(children=inner):
                kept.append(type(inline)(_plain_run(inner)))
            case SmallCaps(children=inner) | Foreign(children=inner) | Insertion(children=inner):
                kept.append(replace(inline, children=_plain_run(inner)))
            case _:
                kept.append(inline)
    return tuple(kept)


@cache
def soup() -> SearchStrategy[str]:
    """Texts of scraps and line ends, behind a sound header or a damaged one."""
    header = "---\nid: x\ntitle: X\nspeakers: {Q: {}, AB: {}}\n---\n"
    headers = st.sampled_from([header, header, header, "", "---\n", header[4:], header[:20]])
    more = [
        "\n",
        "\n\n",
        "\n    ",
        "\n> ",
        "\n- ",
        "\n1. ",
        "\n| ",
        "\n**Q:** ",
        "\n[^1]: ",
        "\n<!-- query: x -->",
    ]
    pieces = st.one_of(scraps(), st.sampled_from(more), st.sampled_from(more), st.text(max_size=3))
    return st.builds(str.__add__, headers, st.lists(pieces, max_size=30).map("".join))


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Sound texts into which scraps have fallen, and from which characters are missing."""
    text = write(draw(manuscripts()))
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text)))
        length = draw(st.sampled_from([0, 0, 0, 1, 2, 20]))
        text = (
            text[:place]
            + draw(st.one_of(scraps(), st.just("\n"), st.just("")))
            + text[place + length :]
        )
    return text

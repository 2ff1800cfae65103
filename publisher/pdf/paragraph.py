"""A paragraph to be broken: in go its words and their styles, out come lines.

``Paragraph`` measures the words, lets ``fit`` choose where lines end, and tells what stands in
each line.  It changes nothing of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from publisher.pdf.fit import Piece, Room, can_be_reset, fit, spacing
from publisher.pdf.fitted import ENDING, Fitted, Wish, room_for, wished
from publisher.pdf.measure import REMEMBERED
from publisher.pdf.rivers import calm
from publisher.pdf.setup import Cut
from publisher.pdf.voices import Styles, Voice, length, voice_of
from publisher.pdf.words import Fragment, Word, division_points, hyphens, words

__all__ = ["BORDERS", "SIDES", "Line", "Paragraph", "Stretch", "of_line", "seen"]

_NO_BREAK = "\N{NO-BREAK SPACE}"
_HYPHEN = "\N{HYPHEN}"
_NATURAL = 1.15  # the space wanted, in spaces of the face
_LEAST = 0.82
_WIDE = 0.32  # ems of a space, beyond which letters are spaced too
_WORST = 0.48  # ems of a space, beyond which they are spaced more
_UNBEARABLE = 0.52  # ems of a space, beyond which they are spaced as far as it takes
_TRACKING = 0.015  # ems between letters at most
_HANG = {**dict.fromkeys(".,", 0.5), **dict.fromkeys("-‐:;’”»", 0.4), **dict.fromkeys("“‘«", 0.35)}
_HANG_MOST = 0.15  # ems outside the measure
_AT_ENDS = dict.fromkeys(map(ord, " \u200b" + _HYPHEN))
SIDES = ("margin_left", "margin_right", "padding_left", "padding_right")
BORDERS = ("border_left_width", "border_right_width")
_PLAIN = (
    ("display", ("inline", "flow")),
    ("float", "none"),
    ("opacity", 1),
    ("position", "static"),
    ("text_decoration_line", "none"),
    ("vertical_align", "baseline"),
    ("visibility", "visible"),
)
"""What the style of an inline element says if it only changes the face."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a line has in one element, the outermost of ``path`` first.

    ``spacing`` is added after every letter that is no space; ``before`` and ``after`` are
    margins and padding of elements that begin and end with it.
    """

    path: tuple[Element, ...]
    text: str
    voice: Voice
    language: str
    spacing: float
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line: where it begins beside its block, and how wide it is if it is not the last.

    After one that is ``spaced`` a space is read.
    """

    stretches: tuple[Stretch, ...]
    left: float
    width: float
    last: bool
    spaced: bool


class Paragraph:
    """Breaks one paragraph, and once more if that is wished."""

    fitted: Fitted

    def __init__(self, paragraph: Element, styles: Styles, cuts: tuple[Cut, ...]) -> None:
        self.paragraph = paragraph
        self.said = seen("".join(paragraph.itertext()))
        self.style = styles(paragraph)
        self.styles = styles
        self.found = words(paragraph)
        self.cut: list[tuple[Word, str]] = []
        fragments = [f for word in self.found for f in word.fragments]
        spaces = [word.space for word in self.found if word.space]
        elements = {e for f in (*fragments, *spaces) for e in f.path} | {paragraph}
        self.voices = {e: voice_of(styles(e), cuts) for e in elements}
        self.calls = {
            f.note: voice_of(styles(f.note, "footnote-call"), cuts)
            for f in fragments
            if f.note is not None
        }

    def set(self, width: float) -> Fitted | None:
        """Break the paragraph into lines of that width; None if it could not be done."""
        voice, indent = self.voices[self.paragraph], length(self.style, "text_indent")
        if voice is None or indent is None:
            return None
        if None in self.voices.values() or None in self.calls.values():
            return None
        room = self.room(voice, width, indent)
        self.cut = [part for word in self.found for part in self.parts(word)]
        loose = self.is_loose(())
        pieces = [
            _plain_piece(
                voice, part[0].fragments[0].text, part[1], part[0].space is not None, loose
            )
            if not (before or after) and _is_of_paragraph(part[0])
            else self.piece(part, before, after, room)
            for before, part, after in _around(self.cut)
        ]
        ends = fit(pieces, room)
        if not ends:
            return None
        self.fitted = Fitted(tuple(pieces), room, tuple(calm(pieces, room, ends)), self.leading())
        self.settable = self.is_settable()
        return self.fitted

    def set_anew(self, wish: Wish) -> Fitted:
        """Break the paragraph as wished, if that can be done, and return it as it is set."""
        one = self.fitted
        if not can_be_reset(len(one.ends)):  # it is wished no more than to begin a page
            return one
        if ends := wished(one.pieces, one.room, wish, len(one.ends)):
            room = room_for(one.room, wish)
            self.fitted = replace(one, room=room, ends=tuple(calm(one.pieces, room, ends)))
        return self.fitted

    def leading(self) -> float:
        """Return the height of a line."""
        height = self.style["line_height"]
        value = height.value if hasattr(height, "value") else height
        if value == "normal":
            return float(self.style["font_size"]) * 1.2
        in_ems = getattr(height, "unit", None) != "px"
        return float(value) * (self.style["font_size"] if in_ems else 1)

    def room(self, voice: Voice, width: float, indent: float) -> Room:
        """Return the room of the lines: their width, and signs as wide as in the voice."""
        space = voice.width(" ")
        return Room(
            width=width,
            indent=indent,
            natural=space * _NATURAL,
            least=_least(voice),
            plain=space,
            em=voice.size,
            hyphen=max(v.width(_HYPHEN) for v in self.voices.values() if v),
            ending=ENDING,
            tracking=_TRACKING * voice.size if voice.spacing == 0 else 0.0,
            wide=_WIDE * voice.size,
            worst=_WORST * voice.size,
            unbearable=_UNBEARABLE * voice.size,
            hyphen_hang=_hang(voice, _HYPHEN),
        )

    def parts(self, word: Word) -> list[tuple[Word, str]]:
        """Cut a word where it may be divided; tell what each part may end a line with."""
        if len(word.fragments) > 1:
            return [(word, "space")]
        text, path = word.fragments[0].text, word.fragments[0].path
        style = self.styles(path[-1]) if path else self.style
        language = style["lang"] if style["hyphens"] == "auto" else ""
        cut, after = _divided(text, language or "", style["hyphenate_limit_chars"])
        if len(cut) == 1:
            return [(word, "space")]
        parts = [Word(None, [Fragment(part, path)]) for part in cut]
        parts[0].space = word.space
        return [*((part, after) for part in parts[:-1]), (parts[-1], "space")]

    def piece(
        self,
        part: tuple[Word, str],
        before: tuple[Element, ...],
        after: tuple[Element, ...],
        room: Room,
    ) -> Piece:
        """Measure a part between two paths of elements.

        What a space of another voice has more than one of the paragraph's own
        belongs to the words.
        """
        word, ending = part
        paths = [before, *(f.path for f in word.fragments), after]
        width = 0.0
        if paths.count(before) < len(paths):
            width = self.edges(paths)
            if self.edges([(), self.shared(word.fragments[-1].path, after), ()]):
                ending = ""  # an element with padding would have it at the line's end again
        gaps = letters = loose = 0
        if word.space and word.space.path:
            width += self.voice(word.space.path).width(" ") - room.plain
        for fragment in word.fragments:
            if fragment.note is not None:
                width += self.call(fragment.note)
                continue
            voice = self.voice(fragment.path)
            text = _measured(voice, fragment.text)
            gaps += text.gaps
            letters += text.letters
            width += text.width + text.gaps * (voice.width(" ") - room.plain if text.gaps else 0.0)
            if not text.ligates and self.is_loose(fragment.path):
                loose += len(fragment.text)
        return Piece(
            width=width + gaps * room.least,
            spaced=word.space is not None,
            after=ending,
            gaps=gaps,
            letters=letters,
            loose=loose,
            hang_left=self.hang(word.fragments[0], 0),
            hang_right=self.hang(word.fragments[-1], -1),
        )

    def is_loose(self, path: tuple[Element, ...]) -> bool:
        """Tell whether letters in these elements may be spaced: no style says how."""
        style = self.styles(path[-1]) if path else self.style
        return bool(style["letter_spacing"] == "normal")

    def hang(self, fragment: Fragment, place: int) -> float:
        """Return what of the first or last sign of a fragment may hang outside."""
        sign = fragment.text[place] if fragment.text else ""
        return _hang(self.voice(fragment.path), sign) if sign in _HANG else 0.0

    def shared(self, left: tuple[Element, ...], right: tuple[Element, ...]) -> tuple[Element, ...]:
        """Return the elements that go on from one part to the next."""
        return tuple(element for element in left if element in right)

    def voice(self, path: tuple[Element, ...]) -> Voice:
        """Return the voice of what stands in these elements."""
        voice = self.voices[path[-1] if path else self.paragraph]
        assert voice is not None  # ``set`` looked
        return voice

    def call(self, note: Element) -> float:
        """Return the width of the number of a note, as if all had two digits."""
        voice = self.calls[note]
        assert voice is not None  # ``set`` looked
        style = self.styles(note, "footnote-call")
        return voice.width("00") + (length(style, "padding_left", "padding_right") or 0.0)

    def edges(self, paths: Sequence[tuple[Element, ...]]) -> float:
        """Return the widths of the inline elements that begin and end here."""
        total = 0.0
        for left, right in pairwise(paths):
            for element in set(right) - set(left):
                total += length(self.styles(element), "margin_left", "padding_left") or 0.0
        for left, right in pairwise(paths[1:]):
            for element in set(left) - set(right):
                total += length(self.styles(element), "margin_right", "padding_right") or 0.0
        return total

    def is_settable(self) -> bool:
        """Tell whether ``pdf.setting`` can set the lines: they are words in plain elements."""
        elements = [self.paragraph, *(e for e in self.voices if e is not self.paragraph)]
        inside = (
            "list-item" in self.style["display"] and self.style["list_style_position"] == "inside"
        )
        simple = not inside and all(map(self.is_simple, elements))
        return simple and all(
            fragment.note is None and self.is_word(fragment)
            for word in self.found
            for fragment in word.fragments
        )

    def is_simple(self, element: Element) -> bool:
        """Tell whether an element adds nothing to its text, which stands on the line."""
        style = self.styles(element)
        if any(_says(self.styles(element, pseudo)) for pseudo in ("before", "after")):
            return False
        if element is self.paragraph:
            starts = (self.styles(element, pseudo) for pseudo in ("first-letter", "first-line"))
            return not any(starts)
        plain = all(style[name] == value for name, value in _PLAIN)
        return plain and length(style, *SIDES) is not None and length(style, *BORDERS) == 0

    def is_word(self, fragment: Fragment) -> bool:
        """Tell whether the letters of a fragment stand side by side, all in one font."""
        voice, language = self.voice(fragment.path), self.language(fragment.path)
        parts = fragment.text.split(_NO_BREAK)
        return all(voice.word(part, language, spaced=voice.spacing != 0).plain for part in parts)

    def language(self, path: tuple[Element, ...]) -> str:
        """Return the language of what stands in these elements."""
        style = self.styles(path[-1]) if path else self.style
        return style["lang"] or ""

    def line(self, index: int, fitted: Fitted) -> Line:
        """Return a line of the paragraph when it is broken so."""
        pieces, room, ends = fitted.pieces, fitted.room, fitted.ends
        start, end = ends[index - 1] if index else 0, ends[index]
        last = end == len(pieces)
        divided = pieces[end - 1].after == "divide" and not last
        tracked = 0.0 if last else spacing(pieces, room, start, end)[1]
        hang = room.hyphen_hang if divided else pieces[end - 1].hang_right
        left = (0.0 if index else room.indent) - pieces[start].hang_left
        return Line(
            tuple(self.stretches(of_line(self.cut[start:end], divided), tracked)),
            left=left,
            width=room.width - left + hang,
            last=last,
            spaced=not last and self.cut[end][0].space is not None,
        )

    def stretches(self, fragments: list[Fragment], tracked: float) -> Iterator[Stretch]:
        """Yield fragments of a line, those together that are set alike in one element."""
        marked = [(f.path, self.spacing(f, tracked), f.text) for f in fragments]
        found = [
            (path, spaced, "".join(text for _, _, text in run))
            for (path, spaced), run in groupby(marked, key=lambda one: one[:2])
        ]
        paths = [(), *(path for path, _, _ in found), ()]
        for place, (path, spaced, text) in enumerate(found):
            before = self.edge(paths[place], path, "left")
            after = self.edge(paths[place + 2], path, "right")
            voice, language = self.voice(path), self.language(path)
            yield Stretch(path, text, voice, language, spaced, before, after)

    def edge(self, beside: tuple[Element, ...], path: tuple[Element, ...], side: str) -> float:
        """Return the edges on one side of the elements of a path that those beside are not in."""
        styles = (self.styles(element) for element in path if element not in beside)
        return sum(length(s, f"margin_{side}", f"padding_{side}") or 0.0 for s in styles)

    def spacing(self, fragment: Fragment, tracked: float) -> float:
        """Return what is between the letters of a fragment of a line that is spaced."""
        voice = self.voice(fragment.path)
        if voice.spacing or not tracked or _measured(voice, fragment.text).ligates:
            return voice.spacing
        return tracked


def _says(style: Mapping[str, Any] | None) -> bool:
    """Tell whether a pseudo-element is there, by its style."""
    return style is not None and style["content"] not in ("none", "normal", "inhibit")


@lru_cache(maxsize=REMEMBERED)
def _divided(text: str, language: str, limits: tuple[int, int, int]) -> tuple[list[str], str]:
    """Cut a word after its hyphens or else as the language divides it; tell which of them."""
    points, after = hyphens(text), "hyphen"
    if not points and language:
        points, after = division_points(text, language, limits), "divide"
    return [text[a:b] for a, b in pairwise([0, *points, len(text)])], after


class _Text(NamedTuple):
    """Text in one voice: its width without no-break spaces, which ``gaps`` counts."""

    width: float
    gaps: int
    letters: int
    ligates: bool


@lru_cache(maxsize=REMEMBERED)
def _measured(voice: Voice, text: str) -> _Text:
    tied = text.split(_NO_BREAK)
    letters = sum(map(str.isalnum, text))
    return _Text(sum(map(voice.width, tied)), len(tied) - 1, letters, voice.ligates(text))


def _is_of_paragraph(word: Word) -> bool:
    """Tell whether a word and the space before it stand in no element of their own."""
    first, *others = word.fragments
    within = first.path or first.note is not None or (word.space and word.space.path)
    return not (others or within)


def _least(voice: Voice) -> float:
    return voice.width(" ") * _LEAST


@lru_cache(maxsize=REMEMBERED)
def _plain_piece(voice: Voice, text: str, after: str, spaced: bool, loose: bool) -> Piece:
    """Measure a part that stands in no element, as most do, and in most paragraphs alike."""
    measured = _measured(voice, text)
    return Piece(
        width=measured.width + measured.gaps * _least(voice),
        spaced=spaced,
        after=after,
        gaps=measured.gaps,
        letters=measured.letters,
        loose=len(text) if loose and not measured.ligates else 0,
        hang_left=_hang(voice, text[0]),
        hang_right=_hang(voice, text[-1]),
    )


def _hang(voice: Voice, sign: str) -> float:
    share = _HANG.get(sign, 0.0)
    return min(share * voice.width(sign), _HANG_MOST * voice.size) if share else 0.0


def seen(text: str) -> str:
    """Return all characters but those that lines add or drop at their ends."""
    return text.translate(_AT_ENDS)


def _around(
    parts: list[tuple[Word, str]],
) -> Iterable[tuple[tuple[Element, ...], tuple[Word, str], tuple[Element, ...]]]:
    """Yield each part between the paths of its neighbours."""
    ends = [(w.fragments[0].path, w.fragments[-1].path) for w, _ in parts]
    for i, part in enumerate(parts):
        before = ends[i - 1][1] if i else ()
        yield before, part, ends[i + 1][0] if i + 1 < len(parts) else ()


def of_line(line: list[tuple[Word, str]], divided: bool) -> list[Fragment]:
    """Return the fragments of a line, without the space that it began with."""
    fragments: list[Fragment] = []
    for number, (word, _) in enumerate(line):
        if number and word.space:
            fragments.append(word.space)
        fragments.extend(word.fragments)
    if divided:
        last = fragments[-1]
        fragments[-1] = Fragment(last.text + _HYPHEN, last.path)
    return fragments

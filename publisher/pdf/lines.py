"""Lines: in goes a parsed document, its justified paragraphs come out broken into lines.

Each line becomes a block, ``<span class="line">``, which WeasyPrint stretches.  It
may part them over pages, but for the first two and the last two; since no block
holds two lines, it never drives the notes of a page to the next one to make room
for the second line of a paragraph, as WeasyPrint 70 otherwise does.  A paragraph
that is not plain text in known faces, or that no way of breaking fits, is left to
WeasyPrint, its last words tied together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from publisher.pdf.breaks import tie_ending
from publisher.pdf.fit import Piece, Room, fit, spacing
from publisher.pdf.measure import REMEMBERED
from publisher.pdf.rivers import calm
from publisher.pdf.runs import append_text, paragraphs, runs
from publisher.pdf.setup import Cut
from publisher.pdf.voices import Styles, Voice, length, voice_of
from publisher.pdf.words import Fragment, Word, division_points, hyphens, is_plain, words

__all__ = ["NUMBER", "ROOM", "Fitted", "Line", "Lines", "Stretch", "Wish", "room_of", "seen"]

NUMBER = "data-fitted"
"""The attribute that gives a paragraph set in lines its number, the key of its ``Fitted``."""

ROOM = "data-room"
"""The attribute of an empty block that is the room of lines which no page parts.

Its value has the number of the paragraph, that of the first line, and how many there are.
"""

_RUNNING = frozenset(("p", "li", "figcaption", "dd", "span"))
_NO_BREAK = "\N{NO-BREAK SPACE}"
_HYPHEN = "\N{HYPHEN}"
_NATURAL = 1.15  # the space wanted, in spaces of the face
_LEAST = 0.82
_ENDING = 5  # letters
_WIDE = 0.32  # ems of a space, beyond which letters are spaced too
_WISHED = 0.27  # the same in a paragraph that is made longer
_WORST = 0.48  # ems of a space, beyond which they are spaced more
_UNBEARABLE = 0.52  # ems of a space, beyond which they are spaced as far as it takes
_TRACKING = 0.015  # ems between letters at most
_TIGHTENING = 0.008  # ems by which letters come closer in a paragraph that is made shorter
_WIDEST = 0.38  # ems of a space in a paragraph that is made longer or shorter
_HANG = {**dict.fromkeys(".,", 0.5), **dict.fromkeys("-‐:;’”»", 0.4), **dict.fromkeys("“‘«", 0.35)}
_HANG_MOST = 0.15  # ems outside the measure
_AT_ENDS = dict.fromkeys(map(ord, " \u200b" + _HYPHEN))
_SIDES = ("margin_left", "margin_right", "padding_left", "padding_right")
_BORDERS = ("border_left_width", "border_right_width")
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
class Wish:
    """How to set a paragraph.

    It takes so many lines ``more`` than fill it best; the last leaves ``clear`` pixels
    free.  Line number ``apart``, from 0, begins a page.
    """

    more: int = 0
    clear: float = 0.0
    apart: int | None = None


@dataclass(frozen=True, slots=True)
class Fitted:
    """A paragraph set in lines: its pieces, their room, and where the lines end.

    It is ``broken_off`` if it ends with a hyphen: at the end of a page that would look like
    a divided word.
    """

    pieces: tuple[Piece, ...]
    room: Room
    ends: tuple[int, ...]
    leading: float
    broken_off: bool = False

    def spaces(self) -> list[float]:
        """Return the width of a space, in ems, in each line but the last."""
        return _spaces(self.pieces, self.room, self.ends)

    def divided(self) -> list[bool]:
        """Tell of each line but the last whether it ends within a word."""
        return [self.pieces[end - 1].after == "divide" for end in self.ends[:-1]]

    def ending(self) -> int:
        """Return how many letters the last line has."""
        return sum(piece.letters for piece in self.pieces[_last_start(self.ends) :])

    def left_free(self) -> float:
        """Return what the last line leaves free."""
        start = _last_start(self.ends)
        line = self.pieces[start:]
        gaps = sum(p.gaps for p in line) + sum(p.spaced for p in line[1:])
        used = sum(p.width - p.gaps * self.room.least for p in line)
        indent = 0.0 if start else self.room.indent
        return self.room.width - indent - used - gaps * self.room.plain

    def again(self, wish: Wish) -> float | None:
        """Return the widest space, in ems, if it were set as wished.

        None if it cannot, or only with lines that are too loose.
        """
        if not self._may(wish.more):
            return None
        ends = _wished(self.pieces, self.room, wish, len(self.ends), loosest=False)
        short = ends and sum(p.letters for p in self.pieces[_last_start(ends) :]) < _ENDING
        room = _room_for(self.room, wish)
        widest = max(_spaces(self.pieces, room, ends), default=0.0)
        return None if not ends or short or widest > _WIDEST else widest

    def _may(self, more: int) -> bool:
        """Tell whether the words could fill so many lines more, however they are divided."""
        lines, room = len(self.ends) + more, self.room
        gaps = sum(p.gaps + p.spaced for p in self.pieces)
        loose = sum(p.loose for p in self.pieces)
        used = sum(p.width - p.gaps * room.least for p in self.pieces) + room.indent
        widest = gaps * _WIDEST * room.em + 2 * loose * room.tracking
        least = (gaps - lines) * room.least - loose * _TIGHTENING * room.em
        enough = used + widest >= (lines - 1) * room.width
        return lines > 0 and enough and used + least <= lines * (room.width + room.em)


def _wished(
    pieces: Sequence[Piece], room: Room, wish: Wish, count: int, *, loosest: bool = True
) -> list[int]:
    """Return where lines end if a paragraph of that many is set as wished; empty if it cannot."""
    return fit(pieces, _room_for(room, wish), count + wish.more, loosest=loosest)


def _room_for(room: Room, wish: Wish) -> Room:
    """Return the room of a paragraph set as wished: its letters help earlier to fill it."""
    if not (wish.more or wish.clear):
        return room
    tightening = _TIGHTENING * room.em if wish.more < 0 and room.tracking else 0.0
    return replace(room, clear=wish.clear, wide=_WISHED * room.em, tightening=tightening)


def _last_start(ends: Sequence[int]) -> int:
    return ends[-2] if len(ends) > 1 else 0


def _spaces(pieces: Sequence[Piece], room: Room, ends: Sequence[int]) -> list[float]:
    edges = pairwise([0, *ends][:-1])
    return [spacing(pieces, room, a, b)[0] / room.em for a, b in edges]


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


class Lines:
    """The justified paragraphs of a document, broken into lines in place, by number.

    ``measure`` is the width of its body in CSS pixels.
    """

    def __init__(self, root: Element, styles: Styles, cuts: tuple[Cut, ...], measure: float):
        self._styles = styles
        self._parents = parents = {child: parent for parent in root.iter() for child in parent}
        self._setters: dict[int, _Setter] = {}
        self.fitted: dict[int, Fitted] = {}
        for number, paragraph in enumerate(list(paragraphs(root))):
            width = _width(paragraph, parents, styles, measure) if is_plain(paragraph) else 0.0
            setter = _Setter(number, paragraph, styles, cuts) if width > 0 else None
            fitted = setter.set(width) if setter else None
            if setter and fitted:
                self._setters[number] = setter
                self.fitted[number] = fitted
                paragraph.set(NUMBER, str(number))
            elif paragraph.tag in _RUNNING and paragraph.find("br") is None:
                tie_ending(runs(paragraph))

    def line(self, number: int, index: int, fitted: Fitted) -> Line:
        """Return a line of a paragraph that was broken so."""
        return self._setters[number].line(index, fitted)

    def said(self, number: int) -> str:
        """Return all that a paragraph says."""
        return self._setters[number].said

    def style(self, element: Element) -> Mapping[str, Any]:
        """Return the computed style of an element of the document before it was broken."""
        return self._styles(element)

    def grant(self, wishes: Mapping[int, Wish]) -> None:
        """Set these paragraphs as wished, as far as they can be."""
        for number, wish in wishes.items():
            self.fitted[number] = self._setters[number].set_anew(wish)
            if wish.apart is not None:
                self._begin_page(self._setters[number].paragraph, wish.apart)

    def _begin_page(self, paragraph: Element, line: int) -> None:
        """Let a line begin a page, without the space above what begins with it."""
        begun = _line_in(paragraph, line) if line else paragraph
        if begun is not None:
            _declare(begun, "break-before: page")
        element: Element | None = paragraph if not line else None
        while element is not None and element.tag != "html":
            _declare(element, "margin-break: discard")
            element = self._parents.get(element)


def _width(
    paragraph: Element, parents: dict[Element, Element], styles: Styles, measure: float
) -> float:
    """Return the width of the lines; 0 if it cannot be told or they are not justified."""
    style = styles(paragraph)
    if style["text_align_all"] != "justify" or style["direction"] != "ltr":
        return 0.0
    element, width = paragraph, measure
    while element.tag != "body":
        box = styles(element)
        taken = length(box, *_SIDES, *_BORDERS)
        plain = box["width"] == "auto" and box["float"] == "none" and box["position"] == "static"
        if taken is None or not plain or box["display"][0] != "block":
            return 0.0
        width -= taken
        element = parents[element]
    return width


class _Setter:
    """Breaks one paragraph, and once more if that is wished."""

    fitted: Fitted

    def __init__(
        self, number: int, paragraph: Element, styles: Styles, cuts: tuple[Cut, ...]
    ) -> None:
        self.number = number
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
        self.rebuild()
        return self.fitted

    def set_anew(self, wish: Wish) -> Fitted:
        """Break the paragraph as wished, if that can be done, and return it as it is set."""
        one = self.fitted
        if ends := _wished(one.pieces, one.room, wish, len(one.ends)):
            room = _room_for(one.room, wish)
            self.fitted = replace(one, room=room, ends=tuple(calm(one.pieces, room, ends)))
            self.rebuild()
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
        space = voice.width(" ")
        return Room(
            width=width,
            indent=indent,
            natural=space * _NATURAL,
            least=_least(voice),
            plain=space,
            em=voice.size,
            hyphen=max(v.width(_HYPHEN) for v in self.voices.values() if v),
            ending=_ENDING,
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
        return plain and length(style, *_SIDES) is not None and length(style, *_BORDERS) == 0

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
            tuple(self.stretches(_of_line(self.cut[start:end], divided), tracked)),
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

    def rebuild(self) -> None:
        """Write the lines into the paragraph, each in a span.

        A line that ``pdf.setting`` can set is an empty block.
        """
        pieces, room, ends = self.fitted.pieces, self.fitted.room, self.fitted.ends
        if self.settable:
            self.make_rooms(len(ends))
            return
        self.paragraph.text = ""
        for child in list(self.paragraph):
            self.paragraph.remove(child)
        used: set[Element] = set()
        for start, end in pairwise([0, *ends]):
            last = end == len(pieces)
            divided = pieces[end - 1].after == "divide" and not last
            hangs = (pieces[start].hang_left, 0.0)
            fragments, tracked = _of_line(self.cut[start:end], divided), 0.0
            if not last:
                hangs = (hangs[0], room.hyphen_hang if divided else pieces[end - 1].hang_right)
                tracked = spacing(pieces, room, start, end)[1]
            body = SubElement(self.paragraph, "span", {"class": "line"})
            if style := _style(hangs, tracked / room.em):
                body.set("style", style)
            _write(body, [self.joined(f) for f in fragments] if tracked else fragments, used)
            if not last and self.cut[end][0].space:
                body.tail = " "  # nobody sees it, but it is read
        if seen("".join(self.paragraph.itertext())) != self.said:
            raise ValueError(f"words lost between lines: {self.said[:60]}")

    def make_rooms(self, lines: int) -> None:
        """Put empty blocks in the place of the text, each as high as the lines it is for."""
        self.paragraph.text = ""
        for child in list(self.paragraph):
            self.paragraph.remove(child)
        first = 0
        for count in _together(lines):
            attributes = {"class": f"room room-{count}", ROOM: f"{self.number}.{first}.{count}"}
            SubElement(self.paragraph, "span", attributes)
            first += count

    def joined(self, fragment: Fragment) -> Fragment:
        """Return a fragment of a line with spaced letters, kept from it if letters join."""
        voice = self.voice(fragment.path)
        if voice.spacing or not fragment.text or not voice.ligates(fragment.text):
            return fragment
        return Fragment(fragment.text, (*fragment.path, Element("span", {"class": "joined"})))


def _together(lines: int) -> list[int]:
    """Return how many lines stand together: the first two, the last two, all others alone."""
    return [lines] if lines < 4 else [2, *[1] * (lines - 4), 2]


def room_of(element: Element | None) -> tuple[int, int, int]:
    """Return the paragraph, the first line and the lines that an element is the room of.

    No lines if it is none.
    """
    room = element.get(ROOM) if element is not None else None
    number, first, count = map(int, room.split(".")) if room else (0, 0, 0)
    return number, first, count


def _says(style: Mapping[str, Any] | None) -> bool:
    """Tell whether a pseudo-element is there, by its style."""
    return style is not None and style["content"] not in ("none", "normal", "inhibit")


def _line_in(paragraph: Element, line: int) -> Element | None:
    """Return the child of a paragraph that begins with a line; None if it stands within one."""
    firsts = {room_of(child)[1]: child for child in paragraph if child.get(ROOM)}
    return firsts.get(line) if firsts else paragraph[line]


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


def _declare(element: Element, declaration: str) -> None:
    given = element.get("style", "")
    if declaration not in given:
        element.set("style", f"{given}; {declaration}".removeprefix("; "))


def _hang(voice: Voice, sign: str) -> float:
    share = _HANG.get(sign, 0.0)
    return min(share * voice.width(sign), _HANG_MOST * voice.size) if share else 0.0


def _style(hangs: tuple[float, float], tracking: float) -> str:
    """Return the style of a line that hangs outside or has its letters spaced."""
    left, right = hangs
    rules = [
        f"margin-left:{-left:.3f}px" if left else "",
        f"margin-right:{-right:.3f}px" if right else "",
        f"letter-spacing:{tracking:.4f}em" if tracking else "",
    ]
    return ";".join(filter(None, rules))


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


def _of_line(line: list[tuple[Word, str]], divided: bool) -> list[Fragment]:
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


def _write(body: Element, fragments: list[Fragment], used: set[Element]) -> None:
    """Append fragments in copies of their elements; only the first copy keeps the id."""
    stack: list[tuple[Any, Element]] = [(None, body)]
    for fragment in fragments:
        depth = 0
        while depth < min(len(fragment.path), len(stack) - 1):
            if stack[depth + 1][0] is not fragment.path[depth]:
                break
            depth += 1
        del stack[depth + 1 :]
        for element in fragment.path[depth:]:
            attributes = {k: v for k, v in element.items() if k != "id" or element not in used}
            used.add(element)
            stack.append((element, SubElement(stack[-1][1], element.tag, attributes)))
        if fragment.note is None:
            append_text(stack[-1][1], fragment.text)
        else:
            fragment.note.tail = None
            stack[-1][1].append(fragment.note)

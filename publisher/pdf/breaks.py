"""Where lines may break: in goes the text of a paragraph, it comes out guarded.

No word and no mark of punctuation changes.  Spaces move or stop breaking, and
signs without width or ink allow or forbid a break.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from unicodedata import category

from publisher.pdf.runs import Run, split_off
from publisher.scripts import clusters, direction

__all__ = [
    "addresses",
    "dashes",
    "even_lines",
    "long_words",
    "shorten",
    "spaces",
    "tie_ending",
    "ties",
]

_NO_BREAK = "\N{NO-BREAK SPACE}"
_JOINER = "\N{WORD JOINER}"
_ZERO = "\N{ZERO WIDTH SPACE}"

_SPACES = re.compile(r"[ \t\r\n]+")
_EAST = (
    "\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
)
_ENDS = rf"\s\u00a0\u200b\u2060{_EAST}\U00020000-\U0003ffff-"
"""What ends a word.  East Asian text has no words to cut: it may be broken nearly anywhere."""
_LONGEST = 60
_LONG_WORD = re.compile(rf"[^{_ENDS}]{{{_LONGEST + 1},}}")
_END = re.compile(f"[{_ENDS}]")

_LONG_PIECE = 40
_ADDRESS_PIECE = 30
"""Letters of an address that stand together: it has no hyphenation, and a column may be narrow."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s\u00a0<>“”«»]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
"""Begun at no letter within a name, or each letter of a long word were tried with all behind it."""

_DASH = re.compile(r"(?<=[^\s—\u2060])—")
_AFTER_DASH = re.compile(r"—(?=[\w“‘«(\[])")
_OPENS = re.compile(r"[\w“‘«(\[]")
_SPACED_DASH = re.compile(r"(?<=\S) (?=[–—] )")

_TIED = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Dr|Prof|Rev|Fr|Sr|Capt|St)\.? (?=[A-Z])"  # titles
    r"|(?:[Nn]o|[Vv]ol|[Cc]h|[Ff]ig|pp?)\. (?=\d)"  # counted things
    r"|(?<![\w’'])[A-HJ-Z]\. (?=[A-Z][\w.])"  # initials
    r"|\d[\d.,]{0,30} (?=(?:%|[kcm]?m|k?g|km/h|°C|[KMG]?Hz|[ap]\.?m)(?!\w)))"  # units
)

_ADDRESS_BREAK = re.compile(r"(?<=://)(?=.)|(?<=[^/:])(?=[/.,~_?#%&=@]{1,9}\w)")

_ENDING = 5  # letters that a last line should have at least
_ONE_LINE = 36  # characters of a paragraph that may fill a line of a column


def spaces(found: list[Run | None]) -> None:
    """Collapse spaces and let them lead a run, never trail it.

    WeasyPrint 70 breaks a line after its first word where a run ends in a space
    that does not fit, so a space moves to the start of the run that follows.  A link, or
    a place to which one leads, must not begin at the end of the line before: there the
    space stands by itself.  It stays before an element that is read the other way, where
    it would stand at the wrong end.
    """
    carried, fresh = "", True
    last: Run | None = None
    for index, run in enumerate(found):
        if run is None:
            carried, fresh = "", True
            continue
        if carried and last is not None and run.parent is None and run.owner.get("dir"):
            last.text += carried
            carried, fresh = "", True
        text = _SPACES.sub(" ", run.text)
        text = text.lstrip(" ") if fresh or carried else text
        if not text:
            carried = " " if run.text and not fresh else carried
            run.text = ""
            continue
        before = found[index - 1] if index else None
        if (carried or text[0] == " ") and before is not None and _is_place(run):
            text = text.lstrip(" ")
            before.text += " "
            split_off(before, len(before.text) - 1, len(before.text), "space")
            carried = ""
        run.text = carried + text.rstrip(" ")
        carried = " " if text.endswith(" ") else ""
        fresh = False
        last = run


def _is_place(run: Run) -> bool:
    """Tell whether the run begins a link, or words to which one leads."""
    return run.parent is None and (run.owner.tag == "a" or "id" in run.owner.attrib)


def dashes(found: list[Run | None]) -> None:
    """Let no line begin with a dash, and one end with it wherever words follow."""
    before = ""
    for run in found:
        if run is None:
            before = ""
            continue
        text = run.text.replace("\N{HYPHEN}", "-")  # U+2010 in print marks a divided word
        if text.startswith("—") and before and before not in " —":
            text = _JOINER + text
        elif before == "—" and _OPENS.match(text):
            text = _ZERO + text
        text = _SPACED_DASH.sub(_NO_BREAK, _DASH.sub(_JOINER + "—", text))
        run.text = _AFTER_DASH.sub("—" + _ZERO, text)
        before = text[-1:] or before


def ties(found: list[Run | None]) -> None:
    """Keep titles and initials with the name, numbers with what they count or measure."""
    for run in found:
        if run is not None:
            run.text = _TIED.sub(lambda match: match[0].replace(" ", _NO_BREAK), run.text)


def addresses(found: list[Run | None]) -> None:
    """Let an address be divided after its slashes at the head and before its other marks.

    Never at a hyphen, nor with one, which nobody could tell from one of the address (The
    Chicago Manual of Style, 17th edition, 7.46).
    """
    for run in found:
        for match in reversed(list(_ADDRESS.finditer(run.text)) if run is not None else []):
            assert run is not None
            address = _ZERO.join(map(_parted, _ADDRESS_BREAK.split(match[0])))
            address = address.replace("-", f"{_JOINER}-{_JOINER}")
            run.text = run.text[: match.start()] + address + run.text[match.end() :]
            split_off(run, match.start(), match.start() + len(address), "whole")


def _parted(piece: str) -> str:
    """Return a piece of an address; if it is too long for a line, with places to divide it."""
    parts, length = [""], 0
    for cluster in clusters(piece):
        hyphened = parts[-1].endswith("-") or cluster == "-"
        if length >= _ADDRESS_PIECE * (1 + hyphened):
            parts.append("")
            length = 0
        parts[-1] += cluster
        length += len(cluster)
    return _ZERO.join(parts)


def long_words(found: list[Run | None]) -> None:
    """Cut words of over 60 characters, whose hyphenation would take seconds.

    So are those that many short runs share: WeasyPrint looks again at each run of a line
    that cannot end for each that follows, and 5,000 italics without a space took it 75 s.
    """
    for run in found:
        if run is not None:
            run.text = _LONG_WORD.sub(_cut, run.text)
    for word in _shared(found):
        if sum(length for _, length in word) > _LONGEST:
            _cut_between(word)


def _shared(found: list[Run | None]) -> Iterator[list[tuple[Run, int]]]:
    """Yield each word that runs share: the runs, and how many of its letters each has."""
    word: list[tuple[Run, int]] = []
    for run in found:
        if run is None:
            yield word
            word = []
        elif run.text:
            ends = [match.start() for match in _END.finditer(run.text)] or [len(run.text)]
            word.append((run, ends[0]))
            if ends[0] < len(run.text):
                yield word
                word = [(run, len(run.text) - 1 - ends[-1])]
    yield word


def _cut_between(word: list[tuple[Run, int]]) -> None:
    letters = 0
    for run, length in word:
        if letters and letters + length > _LONG_PIECE and category(run.text[0])[0] != "M":
            run.text = _ZERO + run.text
            letters = 0
        letters += length


def _cut(match: re.Match[str]) -> str:
    pieces, length = [""], 0
    for cluster in clusters(match[0]):
        if length >= _LONG_PIECE:
            pieces.append("")
            length = 0
        pieces[-1] += cluster
        length += len(cluster)
    return _ZERO.join(pieces)


def tie_ending(found: list[Run | None]) -> None:
    """Keep the last words together, so that no last line has less than five letters.

    The last words also stay undivided, if one run holds them all, and nothing that is read
    leftward: WeasyPrint puts only the letters of one element in order.
    """
    tail = [run for run in found if run is not None and run.text]
    if sum(len(run.text) for run in tail) <= _ONE_LINE or None in found:
        return
    letters = 0
    for run in reversed(tail):
        text, at = run.text, len(run.text)
        while (space := text.rfind(" ", 0, at)) >= 0:
            letters += _letters(text[space:at])
            if letters >= _ENDING:
                run.text = text[: space + 1] + text[space + 1 :].replace(" ", _NO_BREAK)
                short = len(text) - space <= 4 * _ENDING
                if run is tail[-1] and short and not _is_leftward(text):
                    split_off(run, space, len(text), "whole")
                return
            at = space
        letters += _letters(text[:at])
        run.text = text.replace(" ", _NO_BREAK)


def _is_leftward(text: str) -> bool:
    return any(direction(character) == "rtl" for character in text)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def even_lines(words: list[str], measure: float, width: Callable[[str], float]) -> list[int]:
    """Return after which words to break: the fewest lines, then the least longest one.

    A line should not end in a short word that leans on the next (an article, a
    preposition).  ``width`` gives the width of a text in the unit of ``measure``.
    """
    if _fits(words, _MOST_LINES, measure, width):
        for count in range(1, _MOST_LINES + 1):
            ways = list(_ways(words, 0, count, measure, width))
            if ways:
                return list(
                    min(
                        (longest + _leaning(words, cuts) * measure / 8, cuts)
                        for cuts, longest in ways
                    )[1]
                )
    return []


_MOST_LINES = 6
"""Lines of a heading that are evened out: what has more is no heading any more."""


def _leaning(words: list[str], cuts: tuple[int, ...]) -> int:
    return sum(len(words[cut - 1]) <= 3 for cut in cuts)


def _ways(
    words: list[str], start: int, count: int, measure: float, width: Callable[[str], float]
) -> Iterator[tuple[tuple[int, ...], float]]:
    """Yield the ways to set the words from ``start`` in so many lines, and the longest line."""
    if count == 1:
        last = width(" ".join(words[start:]))
        if last <= measure:
            yield (), last
        return
    for end in range(start + 1, len(words) - count + 2):
        line = width(" ".join(words[start:end]))
        if line > measure:
            return
        if _fits(words[end:], count - 1, measure, width):
            for cuts, longest in _ways(words, end, count - 1, measure, width):
                yield (end, *cuts), max(line, longest)


def _fits(words: list[str], count: int, measure: float, width: Callable[[str], float]) -> bool:
    """Tell whether words fit in so many lines; of more than that none is measured."""
    start = 0
    for _ in range(count):
        end = start
        while end < len(words) and width(" ".join(words[start : end + 1])) <= measure:
            end += 1
        start = end
    return start == len(words)


def shorten(text: str, measure: float, width: Callable[[str], float]) -> str:
    """Return a running head that fits: without what follows a colon, else cut with an ellipsis."""
    if width(text) <= measure:
        return text
    title = text.partition(":")[0]
    if title != text and width(title) <= measure:
        return title
    words = text.split(" ")
    fitting = bisect_right(
        range(1, len(words)), measure, key=lambda kept: width(" ".join(words[:kept]) + "…")
    )
    return " ".join(words[: max(1, fitting)]).rstrip(",;:–—-.") + "…"

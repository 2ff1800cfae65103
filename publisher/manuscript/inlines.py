"""Inline marks to nodes: in a run of text, out the tuple of its inlines.

markdown-it-py is asked for blocks only.  Its inline tokens carry no places, and
by CommonMark's rules whether ``*`` is a mark depends on the punctuation around
it, so that some emphases cannot be written at all and those next to Chinese or
Japanese punctuation fail silently.  Here a mark opens before and closes after
anything but a blank; whatever is left over is an error, never a literal.  Where
CommonMark sees emphasis too, both agree (tests/laws).

One pass over the text, with a stack of open marks; nothing backtracks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from publisher.manuscript import links
from publisher.manuscript.reading import Reading, Run
from publisher.manuscript.syntax import (
    CLASSES,
    DEPTH,
    ENTITY,
    ESCAPABLE,
    HTML_AFTER,
    LANGUAGE,
    NOTE_CALL,
    NOTE_LABEL,
    PICTURE,
    PULL,
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
from publisher.values import language_fault

__all__ = ["scan"]

_SPECIAL = re.compile(r"[\\\n*_\[\]`<&!~]")
_ATTRIBUTES = re.compile(r"\{([^}\n]*)\}?")


@dataclass(slots=True)
class _Frame:
    """An open mark, where it stands, and what came after it so far."""

    mark: str
    start: int
    nodes: list[Inline] = field(default_factory=list)


def scan(
    run: Run, reading: Reading, *, in_note: bool = False, pulls: bool = False
) -> tuple[Inline, ...]:
    """Return the inlines of a run; problems are noted in ``reading``.

    ``pulls`` says that words of this run may be chosen for a pull quote.
    """
    return _Scanner(run, reading, in_note=in_note, pulls=pulls).scan()


class _Scanner:
    def __init__(self, run: Run, reading: Reading, *, in_note: bool, pulls: bool) -> None:
        self.run = run
        self.text = run.text
        self.reading = reading
        self.in_note = in_note
        self.pulls = pulls
        self.last_pull = -1
        self.position = 0
        self.words: list[str] = []
        self.frames = [_Frame("", 0)]

    def scan(self) -> tuple[Inline, ...]:
        while self.position < len(self.text):
            match = _SPECIAL.search(self.text, self.position)
            end = match.start() if match else len(self.text)
            self.literal(self.text[self.position : end])
            self.position = end
            if match and not self.special(match[0]):
                break
        self.abandon(0)
        return tuple(self.frames[0].nodes)

    def settle(self) -> None:
        """Make one Text of the plain words read so far."""
        if any(self.words):
            self.frames[-1].nodes.append(Text("".join(self.words)))
        self.words.clear()

    def add(self, node: Inline) -> None:
        self.settle()
        self.frames[-1].nodes.append(node)

    def open(self, mark: str, start: int) -> None:
        self.settle()
        self.frames.append(_Frame(mark, start))

    def literal(self, text: str) -> None:
        self.words.append(text)

    def take(self, length: int) -> None:
        """Read the next characters as plain text."""
        self.literal(self.text[self.position : self.position + length])
        self.position += length

    def problem(self, message: str, offset: int, hint: str = "") -> None:
        self.reading.problem(message, self.run.at(offset), hint)

    def special(self, character: str) -> bool:
        """Read one mark; return False if marks nest too deeply to go on."""
        if character == "\\":
            self.backslash()
        elif character == "\n":
            self.add(SoftBreak())
            self.position += 1
        elif character in "*_":
            self.stars() if character == "*" else self.underscores()
        elif character == "[":
            self.bracket()
        elif character == "]":
            self.unbracket()
        else:
            self.foreign(character)
        if len(self.frames) <= DEPTH:
            return True
        self.problem(f"marks nest more than {DEPTH} deep here", self.frames[-1].start)
        del self.frames[1:]
        return False

    def backslash(self) -> None:
        after = self.text[self.position + 1 : self.position + 2]
        if after == "\n":
            self.add(LineBreak())
            self.position += 2
        elif after and after in ESCAPABLE:
            self.literal(after)
            self.position += 2
        else:
            self.take(1)

    def foreign(self, character: str) -> None:
        """Refuse what CommonMark, or a dialect of it, would take for more than text."""
        start, after = self.position, self.text[self.position + 1 : self.position + 2]
        length = 1
        if character == "`":
            self.problem("code (`…`) has no place in a book", start, "write \\` for a backquote")
            length = self.text.find("`", start + 1) + 1 - start
        elif character == "<" and HTML_AFTER.match(after):
            self.problem(*links.angle(self.text, start))
        elif character == "&" and (entity := ENTITY.match(self.text, start)):
            hint = f"write the character itself, or \\{entity[0]} if these signs are meant"
            self.problem(f"{entity[0]} is HTML", start, hint)
        elif character == "!" and after == "[" and not self.text.startswith("^", start + 2):
            hint = "give it a paragraph of its own, or write \\!["
            self.problem("a picture stands amid words", start, hint)
            picture = PICTURE.match(self.text, start)
            length = len(picture[0]) if picture else 1
        elif character == "~" and after == "~":
            hint = "delete the words, or write \\~ for each ~"
            self.problem("words cannot be struck out (~~)", start, hint)
            length = self.length("~")
        self.take(max(length, 1))

    # --- emphasis --------------------------------------------------------------------------

    def length(self, character: str) -> int:
        end = self.position
        while self.text.startswith(character, end):
            end += 1
        return end - self.position

    def sides(self, length: int) -> tuple[str, str]:
        """Return the characters before and after a mark; a blank where there is none."""
        before = self.text[self.position - 1] if self.position else " "
        return before, self.text[self.position + length : self.position + length + 1] or " "

    def stars(self) -> None:
        length = self.length("*")
        before, after = self.sides(length)
        can_open, can_close = not after.isspace(), not before.isspace()
        left = self.close_stars(length, can_open=can_open) if can_close else length
        if not can_open and not can_close:
            self.take(length)
        elif not left:
            self.position += length
        elif can_open and self.openable(left):
            self.open("*" * left, self.position + length - left)
            self.position += length
        else:
            self.unmatched("*", length, can_open=can_open)

    def open_marks(self) -> list[str]:
        """Return the emphasis that is open and not shut off by a bracket, innermost first."""
        marks = [frame.mark for frame in reversed(self.frames)]
        return marks[: next(n for n, mark in enumerate(marks) if mark in ("", "["))]

    def openable(self, length: int) -> bool:
        """Tell whether a mark can open: emphasis does not nest in its own kind."""
        return length <= 3 and not any(len(mark) & length for mark in self.open_marks())

    def close_stars(self, length: int, *, can_open: bool) -> int:
        """Close what a run of stars can close, inner before outer; return what is left."""
        left = length
        while left and (mark := self.frames[-1].mark) in ("*", "**", "***"):
            if mark == "*" and left == length == 2 and can_open and self.openable(2):
                break  # strong words begin within the emphasis
            if mark == "***" and left < 3:
                self.split_triple(left)
                return 0
            if len(mark) > left:
                break
            left -= len(mark)
            self.close()
        return left

    def split_triple(self, length: int) -> None:
        """Close the inner mark of ``***a* …`` or ``***a** …``; the outer stays open."""
        self.settle()
        triple = self.frames.pop()
        inner = "*" * length
        self.frames.append(_Frame("*" * (3 - length), triple.start))
        self.frames.append(_Frame(inner, triple.start + 3 - length, triple.nodes))
        self.close()

    def underscores(self) -> None:
        length = self.length("_")
        before, after = self.sides(length)
        can_open = not after.isspace() and not before.isalnum()
        can_close = not before.isspace() and not after.isalnum()
        mark = "_" * length
        if not can_open and not can_close:
            self.take(length)
        elif can_close and self.frames[-1].mark == mark:
            self.close()
            self.position += length
        elif can_open and length <= 2 and self.openable(length):
            self.open(mark, self.position)
            self.position += length
        else:
            self.unmatched("_", length, can_open=can_open)

    def unmatched(self, character: str, length: int, *, can_open: bool) -> None:
        run = character * length
        hint = f"write \\{character} for a plain {character}"
        if can_open and self.open_marks():
            self.problem(f"{run} stands within emphasis already", self.position, hint)
        elif any(character in mark for mark in self.open_marks()):
            self.problem(f"{run} does not close what was opened last", self.position, hint)
        else:
            self.problem(f"{run} closes nothing", self.position, hint)
        self.take(length)

    def close(self) -> None:
        """Turn the innermost emphasis into a node."""
        self.settle()
        frame = self.frames.pop()
        children = tuple(frame.nodes)
        match len(frame.mark):
            case 1:
                self.add(Emphasis(children))
            case 2:
                self.add(Strong(children))
            case _:
                self.add(Emphasis((Strong(children),)))

    def abandon(self, bottom: int) -> None:
        """Report the marks above ``bottom`` that were never closed; keep their words."""
        self.settle()
        while len(self.frames) > bottom + 1:
            frame = self.frames.pop()
            hint = f"write \\{frame.mark[0]} for a plain {frame.mark[0]}"
            self.problem(f"{frame.mark} is never closed", frame.start, hint)
            self.frames[-1].nodes += [Text(frame.mark), *frame.nodes]

    # --- brackets --------------------------------------------------------------------------

    def bracket(self) -> None:
        if not self.text.startswith("[^", self.position):
            self.open("[", self.position)
            self.position += 1
            return
        call = NOTE_CALL.match(self.text, self.position)
        if call is None or not NOTE_LABEL.fullmatch(call[1]):
            hint = "a note is called by letters, digits or hyphens, as in [^1]"
            self.problem("this is not the call of a note", self.position, hint)
            self.take(2)
            return
        self.note(call[1])
        self.position = call.end()

    def note(self, label: str) -> None:
        here = self.run.at(self.position)
        paragraphs = self.reading.notes.get(label)
        if self.in_note:
            hint = "notes have no notes of their own"
            self.reading.problem(f"note {label} is called within a note", here, hint)
        elif label in self.reading.called:
            first = self.reading.called[label].line
            message = f"note {label} is called twice, first on line {first}"
            self.reading.problem(message, here, "write a second note")
        elif paragraphs is None:
            hint = f"write it at the end: [^{label}]: …"
            self.reading.problem(f"note {label} has no text", here, hint)
        else:
            self.add(Note(label, paragraphs))
        if not self.in_note:
            self.reading.called.setdefault(label, here)
        self.reading.marks.append(label)

    def unbracket(self) -> None:
        marks = [frame.mark for frame in self.frames]
        if "[" not in marks:
            self.problem("] closes nothing", self.position, "write \\] for a plain bracket")
            self.take(1)
            return
        bottom = len(marks) - 1 - marks[::-1].index("[")
        self.abandon(bottom)
        frame = self.frames.pop()
        self.position += 1
        children = tuple(frame.nodes)
        if not children:
            hint = "write \\[\\] if brackets are meant"
            self.problem("there is nothing between these brackets", frame.start, hint)
        following = self.text[self.position : self.position + 1]
        if following == "(":
            self.link(frame.start, children)
        elif following == "{":
            self.classed(frame.start, children)
        else:
            self.add(Insertion(children))

    def link(self, start: int, children: tuple[Inline, ...]) -> None:
        target, end, fault = links.target(self.text, self.position)
        if fault is not None:
            self.problem(fault.message, self.position, fault.hint)
        elif links.holds_link_or_note(children):
            self.problem("a link holds another link, or a note", start, "put it after the link")
        self.position = end
        self.add(Link(children, target))

    def foreign_words(self, said: str, children: tuple[Inline, ...]) -> Foreign:
        """Return words in a language, ``said`` being ``lang=`` and its tag."""
        tag = said.removeprefix(LANGUAGE)
        if fault := language_fault(tag):
            self.problem(fault.message, self.position, fault.hint)
        self.reading.marks.append(said)
        return Foreign(children, tag)

    def pulled_words(self, start: int, language: str, children: tuple[Inline, ...]) -> None:
        if not self.pulls:
            hint = "mark words of a paragraph that stands in no quotation, list or note"
            self.problem("no pull quote can be taken from here", start, hint)
        elif start < self.last_pull:
            message = "a pull quote is marked within another"
            self.problem(message, self.last_pull, "mark the whole or the part, not both")
        self.last_pull = max(start, self.last_pull)
        self.reading.marks.append(PULL)
        words = (self.foreign_words(language, children),) if language else children
        self.add(Pulled(words))

    def classed(self, start: int, children: tuple[Inline, ...]) -> None:
        match = _ATTRIBUTES.match(self.text, self.position)
        said = match[1] if match else ""
        if said.startswith(LANGUAGE):
            self.add(self.foreign_words(said, children))
            self.position += len(said) + 2
            return
        if said == PULL or said.startswith(f"{PULL} {LANGUAGE}"):
            self.pulled_words(start, said.removeprefix(PULL).strip(), children)
            self.position += len(said) + 2
            return
        if said.removeprefix(".") not in CLASSES or not said.startswith("."):
            hint = "write [words]{.smallcaps}, {lang=fr} or {pull}, or \\{ for a plain brace"
            message = "{ } after brackets says what publisher does not know"
            self.problem(message, self.position, hint)
            self.add(Insertion(children))
            return
        self.position += len(said) + 2
        self.reading.marks.append(said[1:])
        if said == ".smallcaps":
            self.add(SmallCaps(children))
        elif all(isinstance(child, Text | SoftBreak) for child in children):
            words = (child.text if isinstance(child, Text) else " " for child in children)
            self.add(Aside("".join(words)))
        else:
            self.problem("an aside holds plain words only", start, "take the marks out")

"""Transcripts in JSON, of any service and by any hand, known by their structure.

In: the bytes of a ``.json`` or ``.jsonl`` file; out: its transcript.  The strings of
the file are seen as columns, one a field; names of fields and the words themselves
tell which columns are the talk, which is the best of several tellings of it, who
speaks, and when.  So one reader reads Whisper and WhisperX (``segments``), whisper.cpp
(``transcription``), the Podcast namespace, AssemblyAI and Deepgram (``utterances``),
Rev (``monologues``), Amazon (``items``, ``speaker_labels``), Google (``words``,
``speakerTag``), Azure (``recognizedPhrases``), Speechmatics (``results``), and turns,
messages, or questions and answers under whatever names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.errors import Problem, RawError
from publisher.model.transcript import Event, EventKind, Evidence, Omission, Syntax, Transcript
from publisher.readers.columns import Column, chosen
from publisher.readers.decoding import decode
from publisher.readers.fields import Meaning, folded, meaning, role_of
from publisher.readers.json_account import account
from publisher.readers.json_facts import facts
from publisher.readers.json_leaves import ANOTHER, Frame, Leaf, leaves
from publisher.readers.json_people import People
from publisher.readers.json_text import passage
from publisher.readers.json_times import Times
from publisher.readers.json_tree import Object, Value, parsed
from publisher.readers.passage import events
from publisher.readers.reader import Reader
from publisher.readers.word_runs import Word, runs
from publisher.source import Location

__all__ = ["READER"]

_TALK = (Meaning.WORDS, Meaning.QUESTION, Meaning.ANSWER, Meaning.PART)
_PROSE = 8
"""Words that a note about the talk has at least; fewer are a value."""
_SIGN = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,200}(?:\[\s{0,200})?\{\s{0,200}\"[^\"\n]{1,200}\"\s{0,20}:"
)
_TITLES = frozenset("heading header title h1 h2 h3 h4 section chapter subheading".split())
_NOBODY = frozenset("note prose narration stage description sound action editorial caption".split())


def _read(path: str, data: bytes) -> Transcript:
    decoded = decode(path, data)
    values = parsed(path, decoded.text)
    found = list(leaves(decoded.text, values))
    people = People(decoded.text)
    people.gather(values)
    _choose(found, people)
    if not any(leaf.part for leaf in found):
        hint = "the words of a turn stand in a field such as text, words or content"
        raise RawError(Problem("JSON without the words of a talk", Location(path), hint))
    omissions = account(decoded.text, values, found)
    told = tuple(_Telling(decoded.text, found, omissions).events())
    return Transcript(
        path,
        "json",
        data,
        decoded.text,
        decoded.offsets,
        told,
        tuple(_evidence(decoded.text, values, found, people)),
        tuple(sorted(omissions, key=lambda o: (o.start, o.end))),
        decoded.repairs,
        syntax=Syntax.JSON,
    )


# --- which strings are kept --------------------------------------------------------------------


def _choose(found: list[Leaf], people: People) -> None:
    """Give every leaf its part."""
    columns: dict[str, Column] = {}
    members: dict[str, list[Leaf]] = {}
    for leaf in found:
        if _may_be_talk(leaf):
            leaf.speaker = people.speaker(leaf)
            column = columns.setdefault(leaf.column, Column(leaf.column))
            column.texts.append(leaf.text)
            column.named += bool(leaf.speaker)
            column.listed = column.listed or leaf.frame.lists > 0
            members.setdefault(leaf.column, []).append(leaf)
    _split_unnamed(columns, members)
    if not any(column.words for column in columns.values()):
        columns, members = _by_content(found)
        for leaf in (leaf for group in members.values() for leaf in group):
            leaf.speaker = people.speaker(leaf)
    talk = [leaf for group in members.values() for leaf in group]
    if not any(leaf.speaker for leaf in talk):
        people.by_letter(talk)
    _rename(found)
    chosen(list(columns.values()))
    for key, column in columns.items():
        for leaf in members[key]:
            leaf.part = column.told
    _choose_others(found)


def _rename(found: list[Leaf]) -> None:
    """Call speakers that are told by letters ``Speaker A``, so that A is no answer."""
    names = {leaf.speaker for leaf in found if leaf.speaker}
    if "A" in names and "Q" not in names and all(len(name) == 1 for name in names):
        for leaf in found:
            leaf.speaker = leaf.speaker and f"Speaker {leaf.speaker}"


def _may_be_talk(leaf: Leaf) -> bool:
    """Tell whether a string may be words of the talk, by its field."""
    if leaf.means not in _TALK or not any(c.isalnum() for c in leaf.text):
        return leaf.means in _TALK and leaf.frame.lists > 0 and bool(leaf.text.strip())
    if leaf.means is not Meaning.WORDS and not leaf.frame.lists:
        return False
    if leaf.means is Meaning.PART and _has_words(leaf):
        return False
    frame: Frame | None = leaf.frame
    while frame is not None:
        if meaning(frame.name) is Meaning.ASIDE:
            return False
        frame = frame.outer
    return True


def _has_words(leaf: Leaf) -> bool:
    node = leaf.frame.node
    return isinstance(node, Object) and any(meaning(m.name) is Meaning.WORDS for m in node.members)


def _split_unnamed(columns: dict[str, Column], members: dict[str, list[Leaf]]) -> None:
    """Set apart the lists of a column in which nobody is named, if others name somebody."""
    for key, column in list(columns.items()):
        if not 0 < column.named < len(column.texts):
            continue
        named = {_list_of(leaf) for leaf in members[key] if leaf.speaker}
        bare = [leaf for leaf in members[key] if _list_of(leaf) not in named]
        if not bare:
            continue
        kept = [leaf for leaf in members[key] if _list_of(leaf) in named]
        for name, group in ((key, kept), (f"{key} unnamed", bare)):
            made = Column(name, [leaf.text for leaf in group], listed=column.listed)
            made.named = sum(bool(leaf.speaker) for leaf in group)
            columns[name], members[name] = made, group


def _list_of(leaf: Leaf) -> int:
    """Return which list a leaf's object is one of."""
    frame = leaf.frame
    while frame.outer is not None and (not frame.listed or folded(frame.outer.name) in ANOTHER):
        frame = frame.outer
    return id(frame.outer.node if frame.outer else frame.node)


def _by_content(found: list[Leaf]) -> tuple[dict[str, Column], dict[str, list[Leaf]]]:
    """Return the column with most words, where no field is named for them."""
    members: dict[str, list[Leaf]] = {}
    for leaf in found:
        if leaf.means not in (Meaning.SPEAKER, Meaning.ROLE, Meaning.PROSE, Meaning.ASIDE):
            members.setdefault(leaf.column, []).append(leaf)
    columns = [Column(key, [leaf.text for leaf in group]) for key, group in members.items()]
    column = max(columns, key=lambda one: len(one.words), default=None)
    if column is None:
        return {}, {}
    group = members[column.key]
    column.listed = group[0].frame.lists > 0
    long = len(column.words) >= (2 if column.finished >= 0.5 else 4) * len(group)
    if not long or len(column.words) < _PROSE:
        return {}, {}
    return {column.key: column}, {column.key: group}


def _choose_others(found: list[Leaf]) -> None:
    """Keep headings of parts of the talk, and prose about it."""
    talk = [leaf for leaf in found if leaf.part == "talk"]
    holders: dict[int, int] = {}
    owners = set()
    for leaf in talk:
        owners.add(id(leaf.frame.node))
        frame: Frame | None = leaf.frame
        while frame is not None:
            holders.setdefault(id(frame.node), leaf.string.start)
            frame = frame.outer
    last = ""
    for leaf in found:
        if leaf.part or not leaf.text.strip():
            continue
        first = holders.get(id(leaf.frame.node), -1)
        outside = not leaf.frame.lists or (first >= 0 and id(leaf.frame.node) not in owners)
        if leaf.means is Meaning.HEADING and leaf.frame.lists and leaf.string.start < first:
            if leaf.text != last and _is_part(leaf, owners):
                leaf.part, last = "heading", leaf.text
        elif leaf.means is Meaning.PROSE and outside and _is_about(leaf):
            leaf.part = "prose"


def _is_part(leaf: Leaf, owners: set[int]) -> bool:
    """Tell whether a heading is one of a part of the talk, and not a remark on a turn."""
    node = leaf.frame.node
    if id(node) not in owners:
        return True
    return isinstance(node, Object) and not any(
        meaning(member.name) in (Meaning.SPEAKER, Meaning.NAME, Meaning.START)
        for member in node.members
    )


def _is_about(leaf: Leaf) -> bool:
    """Tell whether prose is about the talk, and not about a series or a service."""
    frame: Frame | None = leaf.frame
    while frame is not None:
        if folded(frame.name) in ("podcast", "series", "show", "publisher", "collection", "site"):
            return False
        frame = frame.outer
    return len(leaf.text.split()) >= _PROSE


# --- kept strings to events --------------------------------------------------------------------


class _Telling:
    """The kept strings of a file, told in order."""

    def __init__(self, text: str, found: list[Leaf], omissions: list[Omission]) -> None:
        self.text = text
        self.kept = [leaf for leaf in found if leaf.part not in ("", "again")]
        self.omissions = omissions
        self.times = Times(text)
        self.times.gather([leaf for leaf in self.kept if leaf.part == "talk"])
        self.kinds = self._kinds()

    def _kinds(self) -> dict[str, str]:
        """Return for each column whether it holds ``words``, ``pieces`` or ``turns``."""
        groups: dict[str, list[Leaf]] = {}
        for leaf in self.kept:
            if leaf.part == "talk":
                groups.setdefault(leaf.column, []).append(leaf)
        return {key: self._kind(group) for key, group in groups.items()}

    def _kind(self, group: list[Leaf]) -> str:
        column = Column("", [leaf.text for leaf in group])
        if len(group) > 2 and column.fine and group[0].means is Meaning.WORDS:
            return "words"
        if group[0].means is not Meaning.WORDS or not group[0].frame.lists or len(group) < 2:
            return "turns"
        if "[0]" in group[0].column:  # readings of a recogniser, cut anywhere
            return "pieces"
        timed = sum(self.times.of(leaf)[0] is not None for leaf in group) >= 0.5 * len(group)
        names = [leaf.speaker for leaf in group]
        return "pieces" if column.is_pieces(names, timed=timed) else "turns"

    def events(self) -> Iterator[Event]:
        """Yield the events of all that is kept."""
        run: list[Leaf] = []
        for leaf in self.kept:
            if leaf.part == "talk" and self.kinds[leaf.column] == "words":
                run.append(leaf)
                continue
            yield from self._words(run)
            run = []
            yield from self._one(leaf)
        yield from self._words(run)

    def _words(self, run: list[Leaf]) -> Iterator[Event]:
        words: list[Word] = []
        for leaf in run:
            sign = words and not leaf.speaker and not any(c.isalnum() for c in leaf.text)
            speaker = words[-1].speaker if sign else leaf.speaker
            said = passage(self.text, leaf.string, self.omissions)
            words.append(Word(said, speaker, *self.times.of(leaf)))
        for word in runs(words, self.omissions):
            if any(c.isalnum() for c in word.passage.text):
                yield from events(
                    word.passage.strip(),
                    self.omissions,
                    kind=EventKind.CUE,
                    name=word.speaker,
                    start=word.start,
                    end=word.end,
                )

    def _one(self, leaf: Leaf) -> Iterator[Event]:
        said = passage(self.text, leaf.string, self.omissions)
        kind = self._type(leaf)
        if leaf.part == "heading" or kind in _TITLES:
            for event in events(said, self.omissions, kind=EventKind.HEADING):
                yield Event(event.kind, event.text, event.anchors, event.marks, 2, 1)
            return
        if leaf.part == "prose" or kind in _NOBODY:
            yield from events(said, self.omissions)
            return
        start, end = self.times.of(leaf)
        pieces = self.kinds[leaf.column] == "pieces"
        bare = not leaf.speaker and leaf.frame.lists and self._named(leaf)
        yield from events(
            said,
            self.omissions,
            kind=EventKind.CUE if pieces or bare else EventKind.PARAGRAPH,
            name=leaf.speaker,
            start=start,
            end=end,
        )

    def _named(self, leaf: Leaf) -> bool:
        """Tell whether the object of a leaf has a field for the speaker, but no name in it."""
        node = leaf.frame.node
        return isinstance(node, Object) and any(
            meaning(member.name) is Meaning.SPEAKER for member in node.members
        )

    def _type(self, leaf: Leaf) -> str:
        """Return what the object of a leaf says that it is, if it names no speaker."""
        node = leaf.frame.node
        if leaf.speaker or not isinstance(node, Object):
            return ""
        for member in node.members:
            if meaning(member.name) is Meaning.KIND:
                return folded(self.text[member.value.start : member.value.end][:40].strip('"'))
        return ""


def _evidence(
    text: str, values: list[Value], found: list[Leaf], people: People
) -> Iterator[Evidence]:
    """Yield what the file states, and the parts that its turns give their speakers."""
    kept = {leaf.string.start for leaf in found if leaf.part not in ("", "again")}
    yield from facts(text, values, people, kept)
    seen: set[tuple[str, str]] = set()
    looked: set[tuple[int, str]] = set()  # an object may have the same name any number of times
    for leaf in found:
        if leaf.part != "talk" or not leaf.speaker or not isinstance(leaf.frame.node, Object):
            continue
        if (turn := (id(leaf.frame.node), leaf.speaker)) in looked:
            continue
        looked.add(turn)
        for member in leaf.frame.node.members:
            if meaning(member.name) is not Meaning.ROLE:
                continue
            start, end = member.value.start, member.value.end
            role = role_of(text[start:end].strip('"'))
            if role and (role, leaf.speaker) not in seen:
                seen.add((role, leaf.speaker))
                yield Evidence(role, leaf.speaker, start, end)


def _sniff(data: bytes) -> bool:
    """Tell whether the file begins as an object or array of JSON."""
    return _SIGN.match(data) is not None


READER = Reader("json", (".json", ".jsonl", ".ndjson"), _sniff, _read)

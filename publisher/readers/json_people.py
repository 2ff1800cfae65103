"""Who speaks, as JSON tells it: in the object of the words, in one around it, or by time.

In: the frames of leaves, and the trees; out: names, and the people that the file
lists with their parts in the talk.  A number or an id is looked up in those lists.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from publisher.readers.clocks import seconds
from publisher.readers.fields import (
    Meaning,
    asking,
    evidence_key,
    folded,
    is_person_list,
    meaning,
    role_of,
    without_role,
)
from publisher.readers.json_leaves import Frame, Leaf
from publisher.readers.json_text import said
from publisher.readers.json_tree import Array, Atom, Member, Object, String, Value

__all__ = ["People", "Person", "named"]

_NAMES = ("name", "full_name", "display_name", "real_name", "speaker_name", "speaker", "label")
_RANKS = (Meaning.SPEAKER, Meaning.NAME, Meaning.ROLE, Meaning.PART, Meaning.KIND)
_LONGEST = 80
_CLIMB = 3
"""Lists around the words in which the speaker may be told."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom a list of the file names; ``key`` is what ``Evidence`` calls the part."""

    name: str
    key: str
    string: String


@dataclass(slots=True)
class People:
    """Whom a file names, and how it tells who speaks."""

    text: str
    persons: list[Person] = field(default_factory=list)
    _ids: dict[str, str] = field(default_factory=dict)
    _listed: list[str] = field(default_factory=list)
    _turns: list[tuple[float, str]] = field(default_factory=list)
    _own: dict[int, dict[Meaning, str]] = field(default_factory=dict)

    def gather(self, values: list[Value]) -> None:
        """Gather the lists of people, and of times at which somebody speaks."""
        stack: list[tuple[Value, str]] = [(value, "") for value in reversed(values)]
        while stack:
            value, name = stack.pop()
            if isinstance(value, Object):
                if is_person_list(name):
                    self._mapped(value)
                stack.extend((m.value, m.name) for m in reversed(value.members))
            elif isinstance(value, Array):
                if is_person_list(name):
                    self._people(value, name)
                self._timed(value)
                stack.extend((item, "") for item in reversed(value.items))
        self._turns.sort()

    # --- lists of people -----------------------------------------------------------------------

    def _people(self, array: Array, name: str) -> None:
        for number, item in enumerate(array.items):
            found = named(self.text, item)
            if found is None:
                continue
            person, role = found
            called = said(self.text, person).strip()
            key = evidence_key(name) or role or "speaker"
            self.persons.append(Person(called, key, person))
            self._ids.setdefault(str(number), called) if number == len(self._listed) else None
            self._listed.append(called)
            if isinstance(item, Object):
                self._identify(item, called)

    def _identify(self, item: Object, called: str) -> None:
        for member in item.members:
            value = self._scalar(member.value)
            if value and meaning(member.name) is not Meaning.ROLE and len(value) <= _LONGEST:
                self._ids[value.casefold()] = called

    def _mapped(self, value: Object) -> None:
        """Read ``{"A": "Ann Lee"}`` and ``{"A": {"name": "Ann Lee"}}``."""
        for member in value.members:
            found = named(self.text, member.value)
            if found is None or meaning(member.name) in (Meaning.NAME, Meaning.SPEAKER):
                continue
            person, role = found
            called = said(self.text, person).strip()
            self._ids.setdefault(member.name.casefold(), called)
            key = role or evidence_key(member.name)
            if key in ("interviewer", "interviewee", "host"):
                self.persons.append(Person(called, key, person))

    def _timed(self, array: Array) -> None:
        """Remember who speaks when, if a list tells just that."""
        for item in array.items:
            if not isinstance(item, Object):
                return
            given = {meaning(member.name): member for member in item.members}
            if Meaning.SPEAKER not in given or Meaning.START not in given:
                return
            if any(
                meaning(m.name) is Meaning.WORDS and not isinstance(m.value, Atom)
                for m in item.members
            ):
                return
            at = seconds(self._scalar(given[Meaning.START].value))
            who = self._scalar(given[Meaning.SPEAKER].value)
            if at is not None and who:
                self._turns.append((at, who))

    # --- who speaks ----------------------------------------------------------------------------

    def speaker(self, leaf: Leaf) -> str:
        """Return who says a leaf, as the file tells; empty if it does not."""
        if leaf.means in (Meaning.QUESTION, Meaning.ANSWER, Meaning.PART):
            own = self._fields(leaf.frame.node).get(Meaning.SPEAKER, "")
            return self._called(own or asking(leaf.means) or leaf.name)
        frame: Frame | None = leaf.frame
        crossed, spoken = 0, False
        while frame is not None and frame.outer is not None:
            if isinstance(frame.node, Object) and (not crossed or frame.lists):
                fields = self._fields(frame.node)
                ranks = _RANKS if spoken or (frame.lists and not crossed) else _RANKS[:1]
                value = next((fields[rank] for rank in ranks if fields.get(rank)), "")
                if value:
                    return self._called(value)
            crossed += frame.listed
            if frame.listed:
                # The parts of a message belong to who sent it; those of a section do not.
                spoken = meaning(frame.outer.name) is Meaning.WORDS and crossed == 1
            if crossed > _CLIMB or (crossed and not frame.outer.lists):
                break
            frame = frame.outer
        return self._called(self._at(leaf)) if self._turns else ""

    def by_letter(self, leaves: Sequence[Leaf]) -> None:
        """Name the speakers by a field whose name is a letter or two, or that holds known ids.

        Its values must come again and again, as speakers do.
        """
        values: dict[str, dict[int, str]] = {}
        for leaf in leaves:
            node = leaf.frame.node
            for member in node.members if isinstance(node, Object) else ():
                who = self._scalar(member.value)
                if 0 < len(who) <= _LONGEST and isinstance(member.value, String):
                    values.setdefault(member.name, {})[id(node)] = who
        for name, given in values.items():
            distinct = set(given.values())
            listed = all(one.casefold() in self._ids for one in distinct)
            few = 2 <= len(distinct) <= max(2, 0.34 * len(given))
            if few and len(given) >= 0.8 * len(leaves) and (listed or len(name) <= 2):
                for leaf in leaves:
                    leaf.speaker = self._called(given.get(id(leaf.frame.node), ""))
                return

    def _fields(self, node: Object | Array) -> dict[Meaning, str]:
        """Return what an object says about its speaker, by the meaning of the field."""
        if not isinstance(node, Object):
            return {}
        if id(node) not in self._own:
            own: dict[Meaning, str] = {}
            spoken = any(meaning(member.name) is Meaning.WORDS for member in node.members)
            for member in node.members:
                rank = meaning(member.name)
                value = self._who(member) if rank in _RANKS else ""
                if (rank is Meaning.PART and not spoken) or (
                    rank is Meaning.KIND and not role_of(value)
                ):
                    continue
                if value and (not own.get(rank) or "name" in folded(member.name)):
                    own[rank] = value
            self._own[id(node)] = own
        return self._own[id(node)]

    def _who(self, member: Member) -> str:
        value = member.value
        if isinstance(value, Object):
            found = named(self.text, value)
            return said(self.text, found[0]).strip() if found else ""
        who = self._scalar(value)
        if meaning(member.name) is not Meaning.SPEAKER and isinstance(value, Atom):
            return ""
        if who in ("", "null", "false", "true") or len(who) > _LONGEST or "\n" in who:
            return ""
        return who

    def _at(self, leaf: Leaf) -> str:
        """Return who speaks at the time of a leaf."""
        frame: Frame | None = leaf.frame
        while frame is not None:
            if isinstance(frame.node, Object):
                for member in frame.node.members:
                    if meaning(member.name) is Meaning.START:
                        at = seconds(self._scalar(member.value))
                        if at is None:
                            return ""
                        index = bisect_right(self._turns, (at + 0.005, "\U0010ffff")) - 1
                        return self._turns[index][1] if index >= 0 else ""
                if frame.listed and frame.lists < leaf.frame.lists:
                    return ""
            frame = frame.outer
        return ""

    def _called(self, who: str) -> str:
        """Return the name of a speaker: the one that a list gives, or what stands there."""
        who = without_role(self._ids.get(who.casefold(), who))
        return f"Speaker {who}" if who.isdecimal() else who

    def _scalar(self, value: Value) -> str:
        if isinstance(value, String):
            return said(self.text, value).strip()
        return value.text if isinstance(value, Atom) else ""


def named(text: str, value: Value) -> tuple[String, str] | None:
    """Return the string with somebody's name and the key of his part, or None."""
    if isinstance(value, String):
        called = said(text, value).strip()
        return (value, "") if 0 < len(called) <= _LONGEST and "\n" not in called else None
    if not isinstance(value, Object):
        return None
    given = {folded(m.name): m.value for m in value.members}
    role = ""
    for member in value.members:
        if meaning(member.name) in (Meaning.ROLE, Meaning.KIND) and isinstance(
            member.value, String
        ):
            role = role or role_of(said(text, member.value))
    for key in (*_NAMES, *(k for k in given if meaning(k) is Meaning.NAME)):
        found = given.get(key)
        if isinstance(found, String) and said(text, found).strip():
            return found, role
    return None


def evidence_of(text: str, value: Value) -> Iterator[String]:
    """Yield the strings of a fact: one, several of a list, the names of people."""
    if isinstance(value, Array):
        for item in value.items:
            yield from evidence_of(text, item)
    elif (found := named(text, value)) is not None:
        yield found[0]

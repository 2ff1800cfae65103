"""The draft: what the steps of normalisation hand on to one another.

A draft begins as the events of a transcript and ends as units ready to be made
into blocks.  It is never changed: a step returns another one.  Whatever a step
takes out or replaces it adds to ``records``, with its place in the raw; whatever
it only guesses it adds to ``hints``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from publisher.model.decision import Decisions, Verdict
from publisher.model.ledger import Recognised
from publisher.model.person import Person
from publisher.model.transcript import Action, Omission, Transcript
from publisher.transforms import proposals
from publisher.transforms.hint import Hint
from publisher.transforms.leads import Lead
from publisher.transforms.profiles import Rules
from publisher.transforms.strand import Strand
from publisher.transforms.table import Table

__all__ = [
    "Draft",
    "Hint",
    "Metadata",
    "Mode",
    "Named",
    "Shape",
    "Unit",
    "UnitKind",
    "dropped",
    "moved",
]


class UnitKind(StrEnum):
    """What a unit will be in the manuscript."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTATION = "quotation"
    ITEM = "item"
    VERSE = "verse"
    BREAK = "break"
    CUE = "cue"
    NOTE = "note"
    QUERY = "query"
    """A query for the editor, whose words are the unit's name and none of the raw's."""


class Mode(StrEnum):
    """How a unit is told: as speech, or by whoever wrote the interview up."""

    PROSE = "prose"
    SPEECH = "speech"
    REMARK = "remark"
    """An editor's or transcriber's paragraph in brackets, amid speech."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph of the draft.

    ``speaker`` is the key of who speaks (a label as the raw has it), ``opens``
    says that a turn begins here.  ``lead`` is the label or time code at its head,
    until ``turns`` has taken it away.  ``gap`` counts the blank lines before, ``at``
    and ``until`` are seconds.  ``name`` is as in ``Event``.
    """

    kind: UnitKind
    strand: Strand
    level: int = 0
    gap: int = 0
    name: str = ""
    at: float | None = None
    until: float | None = None
    mode: Mode = Mode.PROSE
    speaker: str = ""
    opens: bool = False
    lead: Lead | None = None

    def reading(self, strand: Strand) -> Unit:
        """Return the unit with another strand; a plain ``replace``, but quicker."""
        return Unit(
            self.kind,
            strand,
            self.level,
            self.gap,
            self.name,
            self.at,
            self.until,
            self.mode,
            self.speaker,
            self.opens,
            self.lead,
        )

    def said(self, speaker: str, *, opens: bool, at: float | None) -> Unit:
        """Return the unit as speech."""
        return Unit(
            self.kind,
            self.strand,
            self.level,
            self.gap,
            self.name,
            at,
            self.until,
            Mode.SPEECH,
            speaker,
            opens,
        )

    @property
    def text(self) -> str:
        """The letters of the unit."""
        return self.strand.text

    @property
    def voiced(self) -> bool:
        """Whether the container says who speaks here."""
        return bool(self.name) and self.kind in (UnitKind.CUE, UnitKind.PARAGRAPH)


class Shape(StrEnum):
    """How a raw file shows who speaks."""

    VOICES = "voices"
    LABELS = "labels"
    HEADINGS = "questions as headings"
    STRONG = "questions in bold"
    EMPHASIS = "questions in italics"
    QUOTED = "questions quoted"
    NUMBERED = "questions numbered"
    LOUD = "questions in capitals"
    BARE = "questions by their question marks"
    DASHES = "turns by dashes"
    DASHED = "questions by dashes"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Named:
    """A person that the raw names outside the talk, with role if it says one.

    ``aliases`` are other names the raw gives for the same person (``AL``).
    """

    name: str
    role: str = ""
    source: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of the interview as a whole; empty means unknown."""

    title: str = ""
    subtitle: str = ""
    part: int | None = None
    date: str = ""
    posted: str = ""
    place: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    transcribers: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    people: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """The state between two steps; see the module.

    ``level`` is the level of heading that asks, if headings do.  ``notes`` are the
    definitions of notes, by label.  ``people`` is the registry of the edition, ``recognised``
    who of it was found in the raw.
    """

    id: str
    transcript: Transcript = field(repr=False)
    rules: Rules
    units: tuple[Unit, ...] = ()
    records: tuple[Omission, ...] = ()
    hints: tuple[Hint, ...] = ()
    metadata: Metadata = Metadata()
    labels: tuple[Labelled, ...] = ()
    table: Table = field(default_factory=Table)
    level: int = 0
    shape: Shape = Shape.PROSE
    speakers: tuple[Speaking, ...] = ()
    notes: tuple[tuple[str, tuple[Unit, ...]], ...] = ()
    decisions: Decisions = field(default_factory=Decisions)
    people: tuple[Person, ...] = ()
    recognised: tuple[Recognised, ...] = ()

    def accepted(self, hint: Hint) -> bool:
        """Tell whether an editor accepted what a hint proposes."""
        return self._verdict(hint) is Verdict.ACCEPTED

    def rejected(self, hint: Hint) -> bool:
        """Tell whether an editor rejected what a hint proposes."""
        return self._verdict(hint) is Verdict.REJECTED

    def _verdict(self, hint: Hint) -> Verdict:
        return proposals.verdict_on(hint, self.transcript, self.decisions)

    def having(
        self,
        units: Iterable[Unit] | None = None,
        *,
        records: Iterable[Omission] = (),
        hints: Iterable[Hint] = (),
        metadata: Metadata | None = None,
    ) -> Draft:
        """Return the draft with other units or metadata, and more records and hints."""
        return replace(
            self,
            units=self.units if units is None else tuple(units),
            records=(*self.records, *records),
            hints=(*self.hints, *hints),
            metadata=metadata or self.metadata,
        )


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label as the raw first has it, with what stood in parentheses behind it."""

    key: str
    written: str
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Speaking:
    """A voice of the interview: the keys it goes by, who it is, what it does.

    ``key`` is what units are given in the place of any of its ``keys``;
    ``label`` is what the manuscript calls it; ``nameless`` says that the name
    was supplied (*Interviewer*), because the raw has none.  ``cast`` are the names
    under which a person said who this is, ``recognised`` what the registry knew.
    """

    key: str
    keys: frozenset[str]
    name: str
    label: str = ""
    role: str = "unknown"
    nameless: bool = False
    cast: tuple[str, ...] = ()
    recognised: tuple[Recognised, ...] = ()


def dropped(strand: Strand, why: str) -> Omission:
    """Return the record that a strand was dropped for a reason."""
    return Omission(strand.where(0), strand.end, Action.DROPPED, why)


def moved(strand: Strand, key: str) -> Omission:
    """Return the record that a strand went to the metadata."""
    return Omission(strand.where(0), strand.end, Action.MOVED, key)

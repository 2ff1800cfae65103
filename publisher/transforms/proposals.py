"""Proposals: which kinds there are, what deciding does, and their stable ids.

In: the hints of the steps, and what an editor decided; out: proposals.  A step
always gives its hint; whether it also acts depends on the verdict, for which it
asks ``Draft.verdict``.  So what was decided stands in the ledger as what was
guessed does, and nothing is applied silently.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from publisher.model.decision import Decisions, Verdict
from publisher.model.ledger import Proposal
from publisher.model.transcript import Transcript
from publisher.source import Location, Source
from publisher.transforms.hint import Hint

__all__ = [
    "KINDS",
    "Kind",
    "distinct",
    "identity",
    "kind_of",
    "proposals",
    "query_of",
    "verdict_on",
]

_NO_QUERY = re.compile(r"[<>]+|--+")
"""What would end the comment in which a query stands."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What accepting and what rejecting a proposal does, in words that follow its id.

    ``query``: accepting puts the message into the manuscript as an editor's query,
    for a person to settle.
    """

    accept: str = "puts a query there"
    reject: str = "leaves it as it stands"
    query: bool = True


_BY_HAND = "asks no more: change it in the manuscript"

KINDS: dict[str, Kind] = {
    "missing-question": Kind(reject="leaves the turn as it is"),
    "doubled": Kind("drops the second copy", "keeps both", query=False),
    "pull-quote": Kind("drops it here", "keeps it", query=False),
    "afterword": Kind("leaves these words to the writer", "gives them to the speaker", query=False),
    "voice": Kind("leaves these words to the speaker", "gives them to nobody", query=False),
    "hyphen": Kind("closes the word, without its hyphen", "keeps the hyphen", query=False),
    "title": Kind("confirms the title", "leaves the line in the text", query=False),
    "encoding": Kind("confirms the letters", _BY_HAND, query=False),
    "signs": Kind("confirms the letters", _BY_HAND, query=False),
    "language": Kind("confirms the language", _BY_HAND, query=False),
    "shape": Kind("confirms the turns", "takes all of it for prose", query=False),
    "label": Kind("confirms the turn", _BY_HAND, query=False),
    "speaker-name": Kind("confirms the name", "takes the name away", query=False),
    "speaker-role": Kind("confirms the roles", "leaves them unknown", query=False),
    "unknown-role": Kind(reject="leaves it unknown; --speaker NAME --role ROLE tells it"),
    "merged-labels": Kind(
        "confirms that this is one person", "parts them, but for mere slips", query=False
    ),
}
"""The kinds that do something of their own; every other kind gets a query."""


def kind_of(name: str) -> Kind:
    """Return what deciding on a kind of proposal does."""
    return KINDS.get(name, Kind())


def identity(sha256: str, kind: str, place: int) -> str:
    """Return the id of a proposal: the same for a kind at a byte of a raw file, always.

    It does not depend on other proposals, so it stays when a rule finds more or
    fewer of them.
    """
    return "p-" + hashlib.sha256(f"{sha256} {kind} {place}".encode()).hexdigest()[:6]


def verdict_on(hint: Hint, transcript: Transcript, decisions: Decisions) -> Verdict:
    """Return what was decided about a hint."""
    if not decisions.verdicts:
        return Verdict.OPEN
    place = transcript.offsets.byte(hint.character)
    decision = decisions.verdicts.get(identity(decisions.sha256, hint.kind, place))
    return decision.verdict if decision and decision.kind == hint.kind else Verdict.OPEN


def query_of(hint: Hint) -> str:
    """Return the text of the query that accepting a hint puts down, or nothing."""
    if not kind_of(hint.kind).query:
        return ""
    text = "".join(c if c.isprintable() else " " for c in _NO_QUERY.sub(" ", hint.message))
    return " ".join(text.split())


def distinct(hints: Iterable[Hint], transcript: Transcript) -> list[Hint]:
    """Return the hints in the order of the raw, one for a kind at a byte."""
    ordered = sorted(set(hints), key=lambda one: (one.character, one.kind, one.message))
    byte = transcript.offsets.byte
    return list({(byte(h.character), h.kind): h for h in reversed(ordered)}.values())[::-1]


def proposals(
    hints: Iterable[Hint], transcript: Transcript, sha256: str, decisions: Decisions
) -> tuple[Proposal, ...]:
    """Return the hints of the steps as proposals, in the order of the raw.

    ``sha256`` is that of the raw file.
    """
    source = Source(transcript.path, transcript.text)
    found: list[Proposal] = []
    for hint in distinct(hints, transcript):
        place = transcript.offsets.byte(hint.character)
        where = source.at(hint.character) if hint.character else Location(source.path, 1, 1)
        kind = kind_of(hint.kind)
        proposal = Proposal(
            identity(sha256, hint.kind, place),
            hint.kind,
            hint.confidence,
            hint.message,
            where,
            place=place,
            accept=kind.accept,
            reject=kind.reject,
            query=query_of(hint),
            verdict=verdict_on(hint, transcript, decisions),
        )
        found.append(proposal)
    return tuple(found)

"""A transcript to a manuscript and its ledger: all steps, then the hard gate."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from publisher.model.decision import Decisions
from publisher.model.ledger import Ledger, Made
from publisher.model.manuscript import Manuscript, Provenance
from publisher.model.person import Person
from publisher.model.transcript import Transcript
from publisher.model.walk import facts
from publisher.transforms import account, casting, gate
from publisher.transforms.compose import compose, openings
from publisher.transforms.draft import Draft, Metadata, Speaking
from publisher.transforms.profiles import rules
from publisher.transforms.proposals import proposals
from publisher.transforms.steps import STEPS

__all__ = ["Normalized", "normalize"]

_UNDECIDED = Decisions()


@dataclass(frozen=True, slots=True)
class Normalized:
    """What became of one raw file.

    ``metadata`` and ``speakers`` are what the steps found out, which is more than
    a manuscript's header says; ``report`` needs it.
    """

    manuscript: Manuscript
    ledger: Ledger
    metadata: Metadata
    speakers: tuple[Speaking, ...]

    def with_source(self, file: str) -> Normalized:
        """Return the same with the raw file named in manuscript and ledger."""
        source = Provenance(file, self.ledger.sha256)
        return replace(
            self,
            manuscript=replace(self.manuscript, source=source),
            ledger=replace(self.ledger, file=file),
        )


def normalize(
    transcript: Transcript,
    *,
    id: str,
    profile: str = "clean",
    decisions: Decisions = _UNDECIDED,
    people: tuple[Person, ...] = (),
) -> Normalized:
    """Return manuscript and ledger of a transcript.

    ``id`` is the manuscript's id, a slug; ``profile`` one of ``Profile``.  The same
    transcript and decisions give the same result always; decisions about another
    raw file are none.  ``people`` is the registry of the edition.  Raises UsageError for an unknown profile, and
    ConservationError if a word would be lost or invented.
    """
    digest = hashlib.sha256(transcript.raw).hexdigest()
    decided = decisions if decisions.sha256 == digest else _UNDECIDED
    draft = Draft(
        id,
        transcript,
        rules(profile),
        records=transcript.omissions,
        decisions=decided,
        people=people,
    )
    for step in STEPS:
        draft = step.apply(draft)
    manuscript = replace(compose(draft), source=Provenance(transcript.path, digest))
    ledger = Ledger(
        file=transcript.path,
        sha256=digest,
        size=len(transcript.data),
        encoding=transcript.encoding,
        format=transcript.format,
        profile=profile,
        entries=account.entries(draft),
        proposals=proposals(draft.hints, transcript, digest, decided),
        syntax=transcript.syntax,
        parts=transcript.parts,
        speakers=casting.heeded(draft),
        people=draft.recognised,
        made=_made(draft, manuscript),
    )
    gate.check(transcript.data, ledger, manuscript)
    return Normalized(manuscript, ledger, draft.metadata, draft.speakers)


def _made(draft: Draft, manuscript: Manuscript) -> Made:
    byte = draft.transcript.offsets.byte
    turns = tuple((byte(place), label) for place, label in openings(draft))
    return Made(header=tuple(facts(manuscript).items()), turns=turns)

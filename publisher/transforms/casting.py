"""casting: what a person said of speakers, and what an editor rejected about them.

In: the speakers as the raw tells them, with the decisions; out: the same as they were
told to be.  What a person says goes before anything that was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.model.decision import Casting
from publisher.transforms.draft import Draft, Hint, Labelled, Speaking
from publisher.transforms.lexicon import lexicon
from publisher.transforms.names import bare, cased, fold

__all__ = ["cast", "heeded", "undone"]


def cast(draft: Draft, speaking: Speaking, labelled: Labelled | None) -> Speaking:
    """Return a speaker as a person said who it is, by its name or by its label."""
    known = {fold(one): one for one in draft.decisions.speakers}
    label = labelled.written if labelled else ""
    name = next((known[n] for n in (fold(label), fold(speaking.name)) if n in known), "")
    if not name:
        return speaking
    said = draft.decisions.speakers[name]
    if not said.name:
        return replace(speaking, cast=(name,))
    return replace(speaking, name=said.name, nameless=False, cast=(name,))


def heeded(draft: Draft) -> tuple[tuple[str, Casting], ...]:
    """Return what a person said about the speakers that there are."""
    names = sorted({name for speaking in draft.speakers for name in speaking.cast})
    return tuple((name, draft.decisions.speakers[name]) for name in names)


def undone(
    draft: Draft,
    speakers: Sequence[Speaking],
    apart: Sequence[Speaking],
    guesses: Sequence[tuple[Hint, str]],
) -> Iterator[Speaking]:
    """Yield the speakers without what an editor rejected: names parted, or taken away.

    ``apart`` are the speakers as they were before those of one name were made one;
    ``guesses`` are the hints about speakers, with the key of whom each is about.
    """
    rejected = {key: hint.kind for hint, key in guesses if draft.rejected(hint)}
    labels = {labelled.key: labelled.written for labelled in draft.labels}
    for speaking in speakers:
        kind = rejected.get(speaking.key)
        if kind == "speaker-name":
            name = lexicon(draft.metadata.language).interviewee
            yield replace(speaking, name=name, nameless=True)
        elif kind == "merged-labels" and len(speaking.keys) > 1:
            for one in apart:
                if one.key in speaking.keys:
                    yield replace(one, name=cased(bare(labels.get(one.key, ""))) or one.key)
        else:
            yield speaking

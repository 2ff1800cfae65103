"""ELAN files (``.eaf``): a tier for each speaker, tied to a line of times.

In: the bytes of a file; out: a transcript.  Source: the ELAN Annotation Format 3.0
(Max Planck Institute for Psycholinguistics): ``TIME_ORDER`` gives times in
milliseconds, a ``TIER`` of its own (no ``PARENT_REF``) holds what its ``PARTICIPANT``
says, tiers that depend on it hold what researchers make of it: glosses, translations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.model.transcript import Evidence, Transcript
from publisher.readers.elements import Element
from publisher.readers.reader import Reader
from publisher.readers.tiers import Said, Vocabulary, transcript
from publisher.readers.xml import root

__all__ = ["READER"]

_REMARKS = re.compile(
    r"(?:comments?|notes?|kommentare?|notizen|remarques?|commentaires?|notas?|comentarios?"
    r"|topics?|gestures?|gaze|translations?|gloss(?:es)?|pos|morph(?:emes?)?|silences?|pauses?)"
    r"(?:[-_@ ].{0,40})?",
    re.IGNORECASE,
)
"""Names of tiers that hold no speech, though they depend on none."""


def _speech(tree: Element) -> Iterator[Said]:
    times = _times(tree)
    slots = {slot: place for place, slot in enumerate(times)}
    tiers = [tier for tier in tree.find("tier") if _is_spoken(tier)]
    named = zip(tiers, _names(tiers), strict=True)
    found = [(name, one) for tier, name in named for one in tier.find("alignable_annotation")]
    found.sort(key=lambda pair: slots.get(pair[1].get("time_slot_ref1"), 0))
    for name, one in found:
        start = times.get(one.get("time_slot_ref1"), 0.0)
        yield Said(one, name, start, times.get(one.get("time_slot_ref2")))


def _times(tree: Element) -> dict[str, float]:
    """Return the seconds of each slot; one without a time takes that of the slot before."""
    times: dict[str, float] = {}
    last = 0.0
    for slot in tree.find("time_slot"):
        value = slot.get("time_value")
        last = int(value) / 1000 if value.isdecimal() and len(value) < 12 else last
        times[slot.get("time_slot_id")] = last
    return times


def _is_spoken(tier: Element) -> bool:
    return not tier.get("parent_ref") and not _REMARKS.fullmatch(tier.get("tier_id"))


def _names(tiers: list[Element]) -> list[str]:
    """Return who speaks on each tier: its participant, or what its id has for itself.

    ``Anna_text`` and ``Bela_text`` are Anna and Bela; a tier alone says nothing.
    """
    ids = [re.split(r"[_@]", tier.get("tier_id")) for tier in tiers]
    shared = set.intersection(*map(set, ids)) if len(ids) > 1 else {"default"}
    own = [" ".join(part for part in one if part not in shared) for one in ids]
    return [tier.get("participant").strip() or name for tier, name in zip(tiers, own, strict=True)]


def _stated(tree: Element) -> Iterator[Evidence]:
    for tier in tree.find("tier"):
        if _is_spoken(tier) and (name := tier.get("participant").strip()):
            yield Evidence("speaker", name, tier.start, tier.start)


_ELAN = Vocabulary("elan", _speech, _stated, {"tier": "annotation of another tier"})


def _read(path: str, data: bytes) -> Transcript:
    return transcript(path, data, _ELAN)


def _sniff(data: bytes) -> bool:
    """Tell whether the root of an XML file is ELAN's."""
    return root(data)[0] == "ANNOTATION_DOCUMENT"


READER = Reader("elan", (".eaf",), _sniff, _read)

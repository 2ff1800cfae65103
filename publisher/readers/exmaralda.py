"""EXMARaLDA and FOLKER files (``.exb``, ``.flk``): speech in tiers, or contributions.

In: the bytes of a file; out: a transcript.  Sources: the EXMARaLDA Basic-Transcription
DTD (``tli`` are points of time, a tier of type ``t`` holds the words of its speaker,
tiers of other types describe or annotate them); the FOLKER transcription schema of
the Leibniz-Institut für Deutsche Sprache (``contribution`` by ``speaker-reference``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.model.transcript import Evidence, Transcript
from publisher.readers.elements import Element
from publisher.readers.reader import Reader
from publisher.readers.tiers import Said, Vocabulary, transcript
from publisher.readers.xml import root

__all__ = ["FOLKER", "READER"]

_SECONDS = re.compile(r"\d{1,9}(?:\.\d{1,20})?")


def _times(tree: Element, name: str, key: str, value: str) -> dict[str, float]:
    """Return the seconds of each point; one without a time takes that of the point before."""
    times: dict[str, float] = {}
    last = 0.0
    for point in tree.find(name):
        said = point.get(value)
        last = float(said) if _SECONDS.fullmatch(said) else last
        times[point.get(key)] = last
    return times


# --- EXMARaLDA ---------------------------------------------------------------------------------


def _speech(tree: Element) -> Iterator[Said]:
    order = {point.get("id"): n for n, point in enumerate(tree.find("tli"))}
    times = _times(tree, "tli", "id", "time")
    names = {one.get("id"): _name(one) for one in tree.find("speaker")}
    tiers = [tier for tier in tree.find("tier") if tier.get("type") == "t"]
    found = [(tier.get("speaker"), one) for tier in tiers for one in tier.find("event")]
    found.sort(key=lambda pair: order.get(pair[1].get("start"), 0))
    for speaker, one in found:
        start = times.get(one.get("start"), 0.0)
        yield Said(one, names.get(speaker, speaker), start, times.get(one.get("end")))


def _name(speaker: Element) -> str:
    """Return the name of a speaker, if the file gives more than an abbreviation."""
    for fact in speaker.find("ud-information"):
        if fact.get("attribute-name").casefold() in ("name", "full name") and fact.said:
            return fact.said
    shown = next(speaker.find("abbreviation"), None)
    return (shown.said if shown is not None else "") or speaker.get("id")


def _stated(tree: Element) -> Iterator[Evidence]:
    for title in tree.find("transcription-name"):
        if title.said:
            yield Evidence("title", title.said, title.start, title.end)


_EXMARALDA = Vocabulary("exmaralda", _speech, _stated, {"tier": "annotation of another tier"})


# --- FOLKER ------------------------------------------------------------------------------------


def _contributions(tree: Element) -> Iterator[Said]:
    times = _times(tree, "timepoint", "timepoint-id", "absolute-time")
    names = {one.get("speaker-id"): one.said for one in tree.find("speaker")}
    last = 0.0
    for one in tree.find("contribution"):
        speaker = one.get("speaker-reference")
        last = times.get(one.get("start-reference"), last)
        end = times.get(one.get("end-reference"))
        yield Said(one, names.get(speaker) or speaker, last, end)


_FOLKER = Vocabulary("folker", _contributions, lambda tree: (), {})


def _read(path: str, data: bytes) -> Transcript:
    return transcript(path, data, _EXMARALDA)


def _read_folker(path: str, data: bytes) -> Transcript:
    return transcript(path, data, _FOLKER)


def _sniff(data: bytes) -> bool:
    """Tell whether the root of an XML file is that of a basic transcription."""
    return root(data)[0] == "basic-transcription"


def _sniff_folker(data: bytes) -> bool:
    """Tell whether the root of an XML file is FOLKER's."""
    return root(data)[0] in ("folker-transcription", "folker")


READER = Reader("exmaralda", (".exb",), _sniff, _read)
FOLKER = Reader("folker", (".flk", ".fln"), _sniff_folker, _read_folker)

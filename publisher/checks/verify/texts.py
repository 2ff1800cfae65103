"""Manuscripts against their documents: in go both, out comes what rendering has lost.

The words of a manuscript are told by the model alone, a second and dumber way than that of
the pages: it knows no style and no XHTML.  What a document adds (names of speakers, the
opener, the numbers of notes) is none of them.
"""

from __future__ import annotations

from publisher.checks.verify.compare import Difference, Kind, differences
from publisher.checks.verify.documents import Text
from publisher.checks.verify.stream import Place, Stream, joined
from publisher.model.manuscript import Manuscript
from publisher.model.walk import blocks, notes, plain, runs

__all__ = ["lost", "words_of"]


def words_of(manuscript: Manuscript) -> int:
    """Return how many words a manuscript has, in its text and its notes."""
    return sum(word[0].isalnum() for stream in _streams(manuscript) for word in stream.words)


def lost(manuscript: Manuscript, document: Text) -> list[Difference]:
    """Return the words of a manuscript that its document has not, or not in their order."""
    text, noted = _streams(manuscript)
    told = differences(text, document.text)
    if document.notes:
        told += differences(noted, joined(document.notes))
    return [one for one in told if one.kind not in (Kind.ADDED, Kind.DOUBLED)]


def _streams(manuscript: Manuscript) -> tuple[Stream, Stream]:
    """Return the words of the text, and those of the notes."""
    place = Place(manuscript.id)
    text, noted = Stream(), Stream()
    for block in blocks(manuscript):
        for run in runs(block):
            text.add(plain(run), place)
    for note in notes(manuscript):
        for paragraph in note.paragraphs:
            noted.add(plain(paragraph), place)
    return text, noted

"""The files of an archive: in goes an edition, out come artifacts by the forms that are wanted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from publisher.distribution.archive import model_json, plain, tei, webvtt
from publisher.model.edition import Edition
from publisher.model.manuscript import Manuscript
from publisher.model.publication import Artifact

__all__ = ["FORMS", "files"]

FORMS = {
    "tei": "TEI P5, transcriptions of speech",
    "vtt": "WebVTT with voices, where the times are known",
    "text": "plain text in UTF-8",
    "json": "the whole text as JSON, with its schema",
}
"""What an interview is kept as, by the name that is asked for."""


def files(
    edition: Edition,
    interviews: Collection[str] = (),
    forms: Collection[str] = tuple(FORMS),
) -> tuple[Artifact, ...]:
    """Return the files of interviews, by their ids (of all, if none is named).

    ``forms`` are keys of ``FORMS``.  A whole edition in TEI has a corpus beside its interviews,
    which includes them by reference; JSON has its schema.
    """
    wanted = [m for m in edition.interviews if not interviews or m.id in interviews]
    anchors = tei.places(edition)
    made = [one for text in wanted for one in _of(text, edition, anchors, forms)]
    if "tei" in forms and len(wanted) == len(edition.interviews):
        made.append(_artifact(f"{edition.slug}.corpus.xml", tei.corpus(edition)))
    if "json" in forms:
        made.append(_artifact(model_json.SCHEMA_FILE, model_json.schema()))
    return tuple(made)


def _of(
    text: Manuscript, edition: Edition, anchors: Mapping[str, str], forms: Collection[str]
) -> Iterator[Artifact]:
    if "tei" in forms:
        yield _artifact(f"{text.id}.tei.xml", tei.document(edition, text, anchors), text.id)
    if "vtt" in forms and webvtt.is_timed(text):
        yield _artifact(f"{text.id}.vtt", webvtt.captions(text), text.id)
    if "text" in forms:
        yield _artifact(f"{text.id}.txt", plain.text_of(edition, text), text.id)
    if "json" in forms:
        yield _artifact(f"{text.id}.json", model_json.written(text), text.id)


def _artifact(name: str, data: bytes, interview: str = "") -> Artifact:
    return Artifact("archive", f"archive/{name}", data, interview=interview)

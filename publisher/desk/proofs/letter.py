"""The cover of a proof: what is asked of the person, and where to sign.

In: an edition, one of its texts and a name; out: paragraphs, each of a kind.  It is told
in plain words, for somebody who has never read a proof.
"""

from __future__ import annotations

from publisher.desk.proofs.passages import Passage, digest
from publisher.model.edition import Edition
from publisher.model.manuscript import Manuscript

__all__ = ["ASKED", "LANGUAGE", "SIGNED", "letter"]

LANGUAGE = "en-GB"

ASKED = (
    "Please read it at your leisure. Every turn of the talk has a number in the margin.",
    "On paper: write your corrections in the wide margin, beside the line.",
    "In a word processor: type them into the text; what you change is marked by itself.",
    "You may add a comment wherever you want to ask or tell us something.",
    "By telephone or letter: name the number in the margin.",
    "It is fine to change nothing.",
    "Then fill in the lines below, and send the proof back.",
)
SIGNED = (
    "I have read this text and agree to it, (a) as it is, or (b) with my changes:",
    "Name:",
    "Place and date:",
    "Signature:",
)


def letter(edition: Edition, text: Manuscript, person: str) -> tuple[Passage, ...]:
    """Return the paragraphs of the cover, which are no part of the text."""
    of = f"This is your interview “{text.title}”, as it is to appear in “{edition.title}”"
    by = f", published by {edition.publisher}" if edition.publisher else ""
    dated = edition.modified or edition.published
    known = digest(text)
    told = [
        ("title", "A proof, for you to read"),
        ("for", f"For {person}"),
        ("said", f"{of}{by}."),
        *(("said", one) for one in ASKED),
        *(("sign", one) for one in SIGNED),
        ("record", f"{f'Edition of {dated}. ' if dated else ''}The text is known by {known}."),
    ]
    return tuple(
        Passage(f"letter_{kind}_{number}", "", "letter", words)
        for number, (kind, words) in enumerate(told)
    )

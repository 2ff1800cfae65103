"""Proofs: an interview sent to those who speak in it, and what comes back.

``pack`` writes a text for its speaker as a Word document and as an edition to be set;
``returned`` reads a document that came back, ``compare`` tells what is proposed in it,
``replies`` keeps the proposals beside the manuscript, ``accept`` brings one into it, and
``carry`` takes the others along when the text has changed.
"""

from __future__ import annotations

from publisher.desk.proofs.accept import Unfit, accepted, carried
from publisher.desk.proofs.compare import proposed
from publisher.desk.proofs.passages import Passage, digest, passages
from publisher.desk.proofs.replies import Reply, beside, load, merged, save
from publisher.desk.proofs.returned import Returned, read

__all__ = [
    "Passage",
    "Reply",
    "Returned",
    "Unfit",
    "accepted",
    "beside",
    "carried",
    "digest",
    "load",
    "merged",
    "passages",
    "proposed",
    "read",
    "save",
]

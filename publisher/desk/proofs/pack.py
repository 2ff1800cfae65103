"""A proof to be set: in goes an edition and one of its texts, out comes an edition of that text.

It has the style of proofs, which lies beside this file, and a cover that asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from publisher.desk.proofs.letter import LANGUAGE, letter
from publisher.desk.proofs.passages import Passage
from publisher.model.block import Block, ListBlock, Paragraph
from publisher.model.edition import Edition, Matter, Part, PrintSpec, Product
from publisher.model.inline import Text
from publisher.model.manuscript import Manuscript

__all__ = ["proof_edition"]

_STYLES = Path(__file__).parent / "styles"
_A4 = (595.28, 841.89)
"""Points of a sheet of ISO 216."""


def proof_edition(edition: Edition, text: Manuscript, person: str) -> Edition:
    """Return the edition that is the proof of a text, for a person."""
    told = letter(edition, text, person)
    cover = Manuscript(
        id="proof-cover", title=told[0].text, language=LANGUAGE, body=tuple(_blocks(told[1:]))
    )
    return replace(
        edition,
        slug=f"{text.id}-proof",
        title=text.title,
        subtitle="",
        style="proof",
        styles=str(_STYLES),
        style_options=(),
        cover=None,
        products=(Product("pdf", print=PrintSpec("a4", *_A4)),),
        profiles=(),
        waivers=(),
        series=None,
        front=(Matter("preface", cover),),
        parts=(Part("", (text,)),),
        back=(),
    )


def _blocks(told: Sequence[Passage]) -> Iterator[Block]:
    lines = [one for one in told if one.key.startswith("letter_sign")]
    for one in told:
        if one not in lines:
            yield Paragraph((Text(one.text),))
        elif one is lines[-1]:
            yield ListBlock(tuple((Paragraph((Text(line.text),)),) for line in lines))

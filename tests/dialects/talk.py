"""A talk to be written down: who says what, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import strategies as st

__all__ = ["ASKER", "TELLER", "Said", "Talk", "talks"]

ASKER, TELLER = "Tomas Verey", "Ilse Brand"


@dataclass(frozen=True)
class Said:
    """What one person says until another speaks, paragraph by paragraph."""

    speaker: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The paragraphs as one text."""
        return "\n\n".join(self.paragraphs)

    @property
    def flat(self) -> str:
        """The paragraphs on one line."""
        return " ".join(self.paragraphs)


@dataclass(frozen=True)
class Talk:
    """A title and what is said under it."""

    title: str
    turns: tuple[Said, ...]

    def timed(self) -> Iterator[tuple[Said, float, float]]:
        """Yield the turns with seconds."""
        at = 1.5
        for turn in self.turns:
            length = 0.4 * len(turn.flat.split()) + 0.25
            yield turn, round(at, 2), round(at + length, 2)
            at += length

    def words(self) -> Iterator[tuple[str, str, float, float]]:
        """Yield speaker, word with its signs, and seconds."""
        for turn, start, _ in self.timed():
            for number, word in enumerate(turn.flat.split()):
                at = round(start + 0.4 * number, 2)
                yield turn.speaker, word, at, round(at + 0.35, 2)

    def sentences(self) -> Iterator[tuple[str, str, float, float]]:
        """Yield speaker, sentence and seconds."""
        for turn, start, _ in self.timed():
            at = start
            for sentence in re.split(r"(?<=[.?!]) ", turn.flat):
                end = round(at + 0.4 * len(sentence.split()), 2)
                yield turn.speaker, sentence, round(at, 2), end
                at = end


_QUESTIONS = (
    "When did you start at the ferry?|And what did your father say to that?|Who kept the books?|"
    "Was it cold in there?|Did you ever think of leaving, then?|How much was a ticket in 1962?|"
    "What is left of it now?|So the winter of the ice, how was that?".split("|")
)
_ANSWERS = (
    "I was seventeen, and the rope was thicker than my arm.|He said nothing. He never did.|"
    "Oh, everybody and nobody; my aunt did, in pencil.|It was so cold that the ink froze.|"
    "No. Well, once, but the boat had left.|Forty pence, and a child went free.|"
    "The bell, and the smell of tar when it rains.|We walked across, all of us, with lanterns.|"
    "Déjà vu, as my grandmother would have said – she was from Liège.|Yes.|"
    "They called it “the long crossing” and it took 20 minutes.|That I don't know.|"
    "[laughs] You can’t print that.|100 % of them, she said; I don't believe it.|No, no, no!".split(
        "|"
    )
)


@st.composite
def talks(draw: st.DrawFn) -> Talk:
    """Return a talk of two, who speak by turns and never say the same twice."""
    questions = draw(st.permutations(_QUESTIONS))
    answers = draw(st.permutations(_ANSWERS))
    turns: list[Said] = []
    for number in range(draw(st.integers(2, 6))):
        more = draw(st.integers(1, 2))
        turns.append(Said(ASKER, (questions[number],)))
        turns.append(Said(TELLER, tuple(answers[2 * number : 2 * number + more])))
    return Talk("The Ferry at Norrholm", tuple(turns))

"""A talk as plain text, Markdown, wikitext or captions, as people and programs write it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from dialects.talk import ASKER, Said, Talk

__all__ = ["MARKDOWN", "NAMED", "NUMBERED", "SUBRIP", "TOLD_APART", "WEBVTT", "WIKI"]

Dialect = Callable[[Talk], str]


def _turns(talk: Talk, write: Callable[[Said, int], str]) -> str:
    body = "\n\n".join(write(turn, number) for number, turn in enumerate(talk.turns))
    return f"{talk.title}\n\n{body}\n"


def _clock(seconds: float, sign: str = ".") -> str:
    whole = int(seconds)
    thousandths = round((seconds - whole) * 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{sign}{thousandths:03}"


# --- names -------------------------------------------------------------------------------------


def colons(talk: Talk) -> str:
    """Return turns that open with a name and a colon."""
    return _turns(talk, lambda turn, _: f"{turn.speaker}: {turn.text}")


def capitals(talk: Talk) -> str:
    """Return turns that open with the name in capitals."""
    return _turns(talk, lambda turn, _: f"{turn.speaker.upper()}: {turn.text}")


def wrapped(talk: Talk) -> str:
    """Return typed paragraphs of 66 letters."""

    def write(turn: Said, _: int) -> str:
        first, *more = turn.paragraphs
        told = [f"{turn.speaker}: {first}", *more]
        return "\n\n".join(textwrap.fill(one, 66, break_on_hyphens=False) for one in told)

    return _turns(talk, write)


def alone(talk: Talk) -> str:
    """Return names alone on their lines."""
    return _turns(talk, lambda turn, _: f"{turn.speaker}\n{turn.text}")


def clocked(talk: Talk) -> str:
    """Return names with a time code, as Rev writes them."""
    return _turns(talk, lambda turn, n: f"{turn.speaker} ({n:02}:{7 * n % 60:02}):\n{turn.text}")


def otter(talk: Talk) -> str:
    """Return names with a time code behind two blanks, as Otter writes them."""
    return _turns(talk, lambda turn, n: f"{turn.speaker}  {n}:{7 * n % 60:02}\n{turn.text}")


def tabbed(talk: Talk) -> str:
    """Return names and words parted by a tab."""
    return _turns(talk, lambda turn, _: f"{turn.speaker}\t{turn.text}")


NAMED: tuple[Dialect, ...] = (colons, capitals, wrapped, alone, clocked, otter, tabbed)


# --- told apart, not named ---------------------------------------------------------------------


def letters(talk: Talk) -> str:
    """Return ``Q:`` and ``A:``."""
    return _turns(talk, lambda turn, _: f"{'Q' if turn.speaker == ASKER else 'A'}: {turn.text}")


def words(talk: Talk) -> str:
    """Return ``Question.`` and ``Answer.``, in capitals."""
    return _turns(
        talk, lambda turn, _: f"{'QUESTION' if turn.speaker == ASKER else 'ANSWER'}: {turn.text}"
    )


def numbered(talk: Talk) -> str:
    """Return ``Speaker 1`` and ``Speaker 2`` with time codes."""
    return _turns(
        talk,
        lambda turn, n: f"Speaker {1 if turn.speaker == ASKER else 2} ({n:02}:00):\n{turn.text}",
    )


TOLD_APART: tuple[Dialect, ...] = (letters, words)
NUMBERED: tuple[Dialect, ...] = (numbered,)


# --- Markdown and wikis ------------------------------------------------------------------------


def _asked(talk: Talk, mark: Callable[[str], str]) -> str:
    def write(turn: Said, _: int) -> str:
        return mark(turn.text) if turn.speaker == ASKER else turn.text

    return _turns(talk, write).replace(talk.title, f"# {talk.title}", 1)


def bold_questions(talk: Talk) -> str:
    """Return questions in bold."""
    return _asked(talk, lambda text: f"**{text}**")


def italic_questions(talk: Talk) -> str:
    """Return questions in italics."""
    return _asked(talk, lambda text: f"*{text}*")


def headings(talk: Talk) -> str:
    """Return questions as headings."""
    return _asked(talk, lambda text: f"## {text}")


def quoted(talk: Talk) -> str:
    """Return questions as quotations."""
    return _asked(talk, lambda text: f"> {text}")


MARKDOWN: tuple[Dialect, ...] = (bold_questions, italic_questions, headings, quoted)


def wiki(talk: Talk) -> str:
    """Return names in the bold of wikis."""
    text = _turns(talk, lambda turn, _: f"'''{turn.speaker}:''' {turn.text}")
    return text.replace(talk.title, f"== {talk.title} ==", 1)


WIKI: tuple[Dialect, ...] = (wiki,)


# --- captions ----------------------------------------------------------------------------------


def _cues(talk: Talk) -> Iterator[tuple[int, str, str, float, float]]:
    for number, (speaker, sentence, start, end) in enumerate(talk.sentences(), 1):
        yield number, speaker, sentence, start, end


def voices(talk: Talk) -> str:
    """Return WebVTT with voices."""
    cues = (
        f"{_clock(start)} --> {_clock(end)}\n<v {who}>{said}</v>"
        for _, who, said, start, end in _cues(talk)
    )
    return "WEBVTT\n\n" + "\n\n".join(cues) + "\n"


def labelled_captions(talk: Talk) -> str:
    """Return SubRip with a name where the speaker changes."""
    cues = []
    last = ""
    for number, who, said, start, end in _cues(talk):
        label = f"{who}: " if who != last else ""
        cues.append(f"{number}\n{_clock(start, ',')} --> {_clock(end, ',')}\n{label}{said}")
        last = who
    return "\n\n".join(cues) + "\n"


WEBVTT: tuple[Dialect, ...] = (voices,)
SUBRIP: tuple[Dialect, ...] = (labelled_captions,)

"""How a file shows who speaks."""

from __future__ import annotations

import pytest

from publisher.transforms.asking import asks
from publisher.transforms.shape import leads_on

_SAID = ["How did you begin?", "With one hive.", "And now?", "Forty.", "Will you stop?", "Never."]
_FORMS = {
    "headings": ("raw.md", "## {}\n\n{}"),
    "bold": ("raw.md", "**{}**\n\n{}"),
    "italics": ("raw.md", "*{}*\n\n{}"),
    "quoted": ("raw.md", "> {}\n\n{}"),
    "dashes": ("raw.txt", "— {}\n\n— {}"),
    "letters": ("raw.txt", "Q: {}\n\nA: {}"),
    "bold labels": ("raw.md", "**Q:** {}\n\n**A:** {}"),
}


@pytest.mark.parametrize("form", _FORMS)
def test_every_form_gives_the_same_turns(make, turns, form: str) -> None:
    """Headings, bold, italics, quotations, dashes and labels tell questions alike."""
    name, pattern = _FORMS[form]
    pairs = zip(_SAID[::2], _SAID[1::2], strict=True)
    talk = "\n\n".join(pattern.format(*pair) for pair in pairs)
    title = "# Bees" if name.endswith(".md") else "Bees"
    made = make(f"{title}\n\n{talk}\n", name=name)
    names = ["Interviewer", "Interviewee"] * 3
    assert turns(made) == list(zip(names, _SAID, strict=True))


def test_numbered_questions_lose_their_numbers(make, turns) -> None:
    """Rising numbers before questions go to the metadata."""
    made = make(
        "# Bees\n\n1. How did you begin?\n\nWith one hive.\n\n2. And now?\n\nForty.\n\n"
        "3. Will you stop?\n\nNever.\n",
        name="raw.md",
    )
    assert [words for _, words in turns(made)] == _SAID


def test_captions_name_their_voices(make, turns) -> None:
    """The container's voices are the speakers."""
    made = make(
        "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Nora>When did you begin?\n\n"
        "00:00:04.000 --> 00:00:06.000\n<v Emil>In the spring.\n",
        name="raw.vtt",
    )
    assert turns(made) == [("Nora", "When did you begin?"), ("Emil", "In the spring.")]


def test_a_text_without_speakers_is_prose(make, turns, prose) -> None:
    """An essay has no turns."""
    made = make("The lamp was lit.\n\nNobody came that night.\n\nIn the end we left.\n")
    assert turns(made) == []
    assert prose(made)[-1] == "In the end we left."


def test_questions_are_told_by_their_end() -> None:
    """A question mark ends a question, or stands within a short one."""
    assert asks("Really?”")
    assert asks("いつ？")
    assert asks("You stayed? Good.")
    assert not asks("I stayed.")
    assert leads_on("Why? So.", 4)
    assert not leads_on("Why. So.", 4)

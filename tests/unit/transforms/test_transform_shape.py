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


_ANSWER = "We went down to the quay before it was light, and nobody said a word for an hour."


def test_bare_questions_are_told_by_their_marks_and_proposed(make, turns) -> None:
    """What is left of a magazine's bold questions in plain text."""
    asked = ["Why so early?", "Who was with you?", "What did you see?", "Was it cold?"]
    made = make("Before the Light\n\n" + "".join(f"{q}\n\n{_ANSWER}\n\n" for q in asked))
    assert turns(made)[::2] == [("Interviewer", question) for question in asked]
    assert "shape" in [p.kind for p in made.ledger.proposals]


def test_an_essay_that_asks_is_no_interview(make, turns) -> None:
    """Two questions in ten paragraphs, or questions in quotation marks, are prose."""
    made = make("Why so early?\n\n" + f"{_ANSWER}\n\n" * 1 + "What did we see?\n\nNothing.\n")
    assert not turns(made)
    story = "".join(f"“Why {word}?”\n\n“So,” he said. {_ANSWER}\n\n" for word in "abcd")
    assert not turns(make(f"Before the Light\n\n{story}"))


def test_questions_in_capitals_ask(make, turns) -> None:
    """A page that cannot set bold."""
    made = make(
        f"WHY SO EARLY?\n\n{_ANSWER}\n\nTELL ME ABOUT THE BOAT.\n\nIt leaked.\n\n"
        "WAS IT COLD?\n\nYes.\n"
    )
    assert [who for who, _ in turns(made)] == ["Interviewer", "Interviewee"] * 3


def test_headings_that_are_names_are_labels(make, turns) -> None:
    """``### Nora Verey``, and below it what she says."""
    made = make(
        "### Nora Verey\n\nWhen?\n\n### Emil Tarn\n\nIn May.\n\n### Nora Verey\n\nWhy?\n\n"
        "### Emil Tarn\n\nSo.\n",
        name="raw.md",
    )
    assert [who for who, _ in turns(made)] == ["Nora Verey", "Emil Tarn"] * 2


def test_names_behind_time_codes_in_columns_and_brackets_are_labels(make, turns) -> None:
    """Exports write a name and a time in many ways."""
    for form in (
        "[00:00:{n}] {who}\n{said}",
        "{who}\t00:00:{n}\t{said}",
        "{who}   {said}",
        "[{who}] 14:03:{n}\n{said}",
        "| {who} | {said}",
    ):
        said = ["When did you begin?", "In May.", "And why?", "It was home."]
        blocks = (
            form.format(n=10 + n, who=("Nora", "Emil")[n % 2], said=words)
            for n, words in enumerate(said)
        )
        assert turns(make("\n\n".join(blocks))) == [
            (("Nora", "Emil")[n % 2], words) for n, words in enumerate(said)
        ]

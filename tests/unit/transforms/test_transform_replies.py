"""Questions told by their look, where the answers bear labels."""

from __future__ import annotations

import pytest

_ASKED = ["How did you two meet?", "Who was stung?", "And the bees?"]
_FORMS = {
    "dashes": ("raw.txt", "— {}", "{}: {}"),
    "double dashes": ("raw.txt", "――{}", "{}\u3000{}"),
    "squares": ("raw.txt", "■ {}", "{}: {}"),
    "bold": ("raw.md", "**{}**", "{}: {}"),
    "bold, names too": ("raw.md", "**{}**", "**{}.** {}"),
    "headings": ("raw.md", "### {}", "**{}:** {}"),
}


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("others", [False, True], ids=["one answers", "two answer"])
def test_unlabelled_questions_among_labelled_answers(make, turns, form: str, others: bool) -> None:
    """No question goes to whoever answered before, and no label stays in the words."""
    name, question, answer = _FORMS[form]
    lines, wanted = ["# Bees" if name.endswith(".md") else "Bees"], []
    for number, asked in enumerate(_ASKED):
        said = [("Salt", f"Over a fence, {number}."), *[("Ek", f"He was, {number}.")] * others]
        lines += [question.format(asked), *(answer.format(*one) for one in said)]
        wanted += [("Interviewer", asked), *said]
    made = make("\n\n".join(lines) + "\n", name=name)
    assert turns(made) == wanted
    assert [speaker.role for speaker in made.speakers] == [
        "interviewer",
        *["interviewee"] * (1 + others),
    ]


def test_headings_that_ask_above_labelled_questions_stay_headings(make, turns) -> None:
    """Where a label asks, headings are heads of sections."""
    made = make(
        "# Bees\n\n"
        + "".join(
            f"### What is a {thing}?\n\nQuill: So what is it?\n\nSalt: A box.\n\n"
            for thing in ("hive", "frame", "smoker")
        ),
        name="raw.md",
    )
    assert {name for name, _ in turns(made)} == {"Quill", "Salt"}
    assert len(turns(made)) == 6


def test_a_short_talk_of_dashed_questions(make, turns) -> None:
    """Two questions with a dash, each with an answer that has none, are enough."""
    made = make("Le miel\n\n— Vous dormez ?\n\nPeu, en mai.\n\n— Et en hiver ?\n\nBeaucoup.\n")
    assert [said for _, said in turns(made)] == [
        "Vous dormez\u202f?",
        "Peu, en mai.",
        "Et en hiver\u202f?",
        "Beaucoup.",
    ]


def test_answers_with_a_sign_of_their_own(make, turns) -> None:
    """Squares before questions and hyphens before answers are nobody's words."""
    made = make(
        "Bees\n\n■ Do you sleep?\n- Little, in May.\n■ And in winter?\n- A lot.\n■ Why?\n- Snow.\n"
    )
    assert [said for _, said in turns(made)][:4] == [
        "Do you sleep?",
        "Little, in May.",
        "And in winter?",
        "A lot.",
    ]


def test_dashes_within_bold_questions(make, turns) -> None:
    """The dash is no word of the question, bold or not."""
    made = make(
        "# 養蜂家に聞く\n\n**――いつから？**\n\n春です。\n\n**――なぜ？**\n\nさあ。\n\n"
        "**――本当に？**\n\nはい。\n",
        name="raw.md",
    )
    assert [said for _, said in turns(made)][:3] == ["いつから？", "春です。", "なぜ？"]


def test_rows_of_a_table_in_markdown(make, turns, prose) -> None:
    """Neither the head of the table nor its bars are words."""
    rows = [("Quill", "When?"), ("Salt", "In spring."), ("Quill", "Why?"), ("Salt", "Why not.")]
    lines = "".join(f"| {name} | {said} |\n" for name, said in rows)
    made = make(f"# Bees\n\n| Speaker | Text |\n|---|---|\n{lines}", name="raw.md")
    assert turns(made) == rows
    assert prose(made) == []


def test_questions_in_a_list(make, turns) -> None:
    """Bold items of a list that ask have their answers below."""
    made = make(
        "# Bees\n\n* **Do you sleep?**\n\nLittle.\n\n* **And in winter?**\n\nA lot.\n\n"
        "* **Why?**\n\nSnow.\n",
        name="raw.md",
    )
    assert [said for _, said in turns(made)][:3] == ["Do you sleep?", "Little.", "And in winter?"]

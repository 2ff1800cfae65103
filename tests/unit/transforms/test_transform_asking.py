"""Questions."""

from __future__ import annotations

import pytest

from publisher.transforms.asking import asks


@pytest.mark.parametrize(
    "text",
    [
        "Really?”",
        "いつ？",
        "いつからですか。",
        "«Τι άλλαξε μετά;»",
        "Τι άλλαξε μετά; Πείτε μας.",
        "ماذا تغير؟",
        "您害怕吗。",
        "Ինչպե՞ս։",
        "You stayed? Good.",
    ],
)
def test_questions_are_told_by_their_end(text: str) -> None:
    """A question mark of any script, the Greek semicolon, か and 吗 ask."""
    assert asks(text)


@pytest.mark.parametrize(
    "text", ["I stayed.", "Ich blieb;", "Έμεινα.", "はい、そうです。", "怕；后来习惯了。"]
)
def test_other_passages_do_not_ask(text: str) -> None:
    """A semicolon asks in Greek only."""
    assert not asks(text)

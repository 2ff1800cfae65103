"""Who interviews whom."""

from __future__ import annotations


def test_who_asks_and_says_less_interviews(make) -> None:
    """Without any statement the talk itself tells."""
    made = make(
        "Nora: When did you begin?\n\nEmil: In the spring of that year, with my father.\n\n"
        "Nora: And did you stay?\n\nEmil: For years, until the lamp went out for good.\n"
    )
    roles = [(s.name, s.role) for s in made.manuscript.speakers]
    assert roles == [("Nora", "interviewer"), ("Emil", "interviewee")]


def test_labels_that_say_a_role_have_it(make) -> None:
    """A moderator, the audience and a narrator are what they are called."""
    made = make(
        "Moderator: Who asks?\n\nEmil: I do not.\n\nAudience: Is it cold?\n\nEmil: It is.\n\n"
        "Moderator: More?\n\nAudience: Was it high?\n\nEmil: It was.\n"
    )
    roles = {s.name: s.role for s in made.manuscript.speakers}
    assert roles == {"Moderator": "moderator", "Emil": "interviewee", "Audience": "audience"}


def test_what_cannot_be_told_is_proposed(make) -> None:
    """Two who talk alike get no role by guess."""
    made = make(
        "Nora: It was cold then.\n\nEmil: It was cold then.\n\n"
        "Nora: And wet too.\n\nEmil: And wet too.\n"
    )
    assert [s.role for s in made.manuscript.speakers] == ["unknown", "unknown"]
    assert [p.kind for p in made.ledger.proposals].count("speaker-role") == 2


def test_who_leads_a_panel_asks_and_the_others_answer(make) -> None:
    """Roles that only the talk tells are proposed, with the evidence."""
    made = make(
        "Nora: Why boats?\n\nEmil: They float.\n\nOdile: Mine did not.\n\nNora: What happened?\n\n"
        "Odile: It leaked, and I sat in it.\n\nTomas: I saw it.\n\nNora: And you?\n\n"
        "Tomas: I laughed.\n\nEmil: We all did.\n"
    )
    roles = {s.name: s.role for s in made.manuscript.speakers}
    assert roles.pop("Nora") == "interviewer"
    assert set(roles.values()) == {"interviewee"}
    assert "speaker-role" in [p.kind for p in made.ledger.proposals]


def test_who_signs_the_page_and_speaks_in_it_interviews(make) -> None:
    """A byline names the writer, also where nobody asks."""
    made = make(
        "A Day on the Quay\n\nBy Odile Ferrand\n\nFerrand: It is early.\n\nTarn: It is.\n\n"
        "Ferrand: And cold.\n\nTarn: It is that.\n"
    )
    assert [(s.name, s.role) for s in made.manuscript.speakers] == [
        ("Odile Ferrand", "interviewer"),
        ("Tarn", "interviewee"),
    ]


def test_a_host_names_guest_and_co_host(make) -> None:
    """``With me today is N`` gives the name too; a co-host is presented, but interviews."""
    made = make(
        "Nora: Welcome back to Slow Boats. With me today is my co-host Emil Tarn.\n\n"
        "Emil: Hello. Today we are joined by Odile Ferrand, who mends clocks.\n\n"
        "Odile: Thank you.\n\nNora: Why clocks?\n\nOdile: They stopped.\n"
    )
    assert {s.name: s.role for s in made.manuscript.speakers} == {
        "Nora": "interviewer",
        "Emil Tarn": "interviewer",
        "Odile Ferrand": "interviewee",
    }

"""Portraits: at the head of a text, described, named where there are several, credited."""

from __future__ import annotations

from dataclasses import replace

import pytest
from editions import light_style, picture, said, sample

from publisher import xhtml
from publisher.checks.accessibility import of_accessibility
from publisher.model.block import Figure
from publisher.model.edition import Edition, Matter, Part
from publisher.model.manuscript import Manuscript
from publisher.model.person import Speaker
from publisher.model.publication import Medium, Publication

ANNA = Figure("images/anna.png", "A woman laughing", credit="Photograph: Nina Alm")
BO = Figure("images/bo.png", "A man with a lamp")


def _talk(*portraits: Figure | None) -> Manuscript:
    names = ("Anna Berg", "Bo Ek", "C")
    speakers = (
        Speaker(name[0], name, "interviewee", portrait=portrait)
        for name, portrait in zip(names, portraits, strict=False)
    )
    return Manuscript("m", "M", "en", speakers=tuple(speakers), body=(said("A", "Yes."),))


def _edition(text: Manuscript, role: str = "") -> Edition:
    images = tuple(picture(portrait.src) for portrait in (ANNA, BO))
    if role:
        return Edition("s", "S", "en", front=(Matter(role, text),), images=images)
    return Edition("s", "S", "en", parts=(Part("", (text,)),), images=images)


def _rendered(
    *portraits: Figure | None, medium: Medium = Medium.EPUB, role: str = ""
) -> Publication:
    return xhtml.render(_edition(_talk(*portraits), role), light_style(), medium)


@pytest.mark.parametrize("medium", Medium)
def test_one_portrait(medium: Medium) -> None:
    """It ends the opener; its name is in the byline already."""
    made = _rendered(ANNA, None, medium=medium)
    assert made.document("m").body.count("<img") == 1
    assert (
        '<div class="portraits one">\n<figure class="portrait">\n'
        '<img src="images/anna.png" alt="A woman laughing"/>\n'
        '<figcaption><span class="picture-credit">Photograph: Nina Alm</span></figcaption>\n'
        "</figure>\n</div>\n</header>"
    ) in made.document("m").body
    assert "images/anna.png" in {resource.path for resource in made.resources}


def test_several_portraits_are_named() -> None:
    """By the name, and not by a letter."""
    body = _rendered(ANNA, BO, replace(BO, alt="The same man")).document("m").body
    assert '<figcaption>Anna Berg <span class="picture-credit">Ph' in body
    assert "<figcaption>Bo Ek</figcaption>" in body
    assert body.count("<figcaption>") == 2


@pytest.mark.parametrize("role", ["preface", "dedication"])
def test_other_texts_show_theirs(role: str) -> None:
    """Whatever their opener is."""
    assert _rendered(ANNA, role=role).document("m").body.count("<img") == 1


def test_no_portraits_leave_no_trace() -> None:
    """In the sample, nobody has one."""
    assert (
        "portrait"
        not in xhtml.render(sample(), light_style(), Medium.PRINT).document("night-shift").body
    )


def test_a_portrait_must_say_what_it_shows() -> None:
    """As any picture must; the remedy is in the header."""
    (finding,) = of_accessibility(_edition(_talk(replace(ANNA, alt=""))))
    assert finding.code == "alt-missing"
    assert "portrait-alt" in finding.hint

"""roles: who interviews and who is interviewed.

Source: in this order, a person who says it, words that say it (*Question*,
*Moderator*), header and front matter, what a host says of his guest, the title, and
the talk: who asks more and speaks less interviews.  If none of these is clear, the role is left
unknown and proposed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from publisher.transforms.asking import asks
from publisher.transforms.draft import Draft, Hint, Mode, Named, Shape, Speaking, Unit
from publisher.transforms.lexicon import AUDIENCE, MODERATORS, NARRATORS
from publisher.transforms.names import fold, same_person
from publisher.transforms.parts import is_answer, is_question
from publisher.transforms.talk import ANSWER, QUESTION
from publisher.transforms.titled import title_persons

__all__ = ["RULE", "assign"]

RULE = "roles"

_GUEST = re.compile(
    r"\b(?:joined(?: today)?(?: here)? by|(?:our|my) guests?(?: today| this week)?(?: is| are)?,?|"
    r"talk(?:ing)? (?:with|to)|speak(?:ing)? (?:with|to)|sit(?:ting)? down with|welcome(?!,? to\b),?|"
    r"with (?:me|us)(?: today| now| here)? (?:is|are)|(?:here|conducted) with|interview with|oral history interview with|interviewing|avec nous|notre invitée? est|"
    r"zu gast ist|bei mir ist|con nosotros|ospite è)\b(?P<rest>[^.?!]{2,200})",
    re.IGNORECASE,
)
_HOST = re.compile(
    r"\b(?:welcome (?:back )?to|interviewer is|your host|i['’]m the host|today['’]s (?:guest|episode)|on today['’]s|"
    r"this is (?:a|the) [^.?!]{0,60}podcast|bienvenue (?:à|dans|sur)|willkommen (?:zu|bei)|"
    r"bienvenidos a|benvenuti (?:a|in))\b",
    re.IGNORECASE,
)
_MOSTLY, _SELDOM = 0.5, 0.25
"""Shares of turns that ask: of who leads a talk of several, and of who answers in it."""
_SURE = 0.75
"""A guess less sure than this is proposed."""
_COHOST = re.compile(r"\bco-?hosts?\b|\bfellow host\b", re.IGNORECASE)
_ASKING = re.compile(
    r"\b(?:I am|I['’]m|I will be|I['’]ll be)[ ](?:here[ ])?(?:today[ ])?(?:interviewing|"
    r"conducting[ ](?:an|the|this)[^.?!]{0,40}interview)",
    re.IGNORECASE,
)
"""What interviewers say for the record, at the head of each tape."""
_HEAD = 600
"""Letters of a paragraph in which it is looked for."""
_TELLS = frozenset(
    {"subject", "witness", "the witness", "informant", "sujet", "proband", "testimone"}
)
"""Labels of who is interviewed that stand for a name left out, and are kept as one."""
_OPENING = 6
"""Turns at the beginning in which a host introduces a guest."""


@dataclass(slots=True)
class _Count:
    """What a speaker does in the talk."""

    turns: int = 0
    words: int = 0
    asked: int = 0


def assign(draft: Draft) -> Draft:
    """Return the draft with the roles of its speakers."""
    if not draft.speakers:
        return draft
    roles = {s.key: _cast(draft, s) or _worded(s) for s in draft.speakers}
    counts = _counts(draft)
    for guess in (_stated, _introduced, _titled):
        for key, role in guess(draft).items():
            roles[key] = roles[key] or role
    _by_exclusion(roles)
    if draft.shape not in (Shape.LABELS, Shape.VOICES) and roles.get(QUESTION):
        roles = {key: role or "interviewee" for key, role in roles.items()}
    guessed: dict[str, float] = {}
    if draft.shape in (Shape.LABELS, Shape.VOICES):
        stated = any(person.role == "interviewee" for person in draft.metadata.people)
        guessed = _by_talk(roles, counts, stated=stated)
    firsts: dict[str, Unit] = {}
    for unit in draft.units:
        firsts.setdefault(unit.speaker, unit)
    hints = [_unclear(s, firsts[s.key]) for s in draft.speakers if not roles[s.key]]
    if guessed and min(guessed.values()) < _SURE:
        told = [s for s in draft.speakers if s.key in guessed]
        hint = _guessed(told, roles, min(guessed.values()), firsts[told[0].key])
        hints.append(hint)
        if draft.rejected(hint):
            roles |= dict.fromkeys(guessed, "")
    speakers = tuple(replace(s, role=roles[s.key] or "unknown") for s in draft.speakers)
    return replace(draft.having(hints=hints), speakers=speakers)


def _unclear(speaking: Speaking, first: Unit) -> Hint:
    message = f"whether {speaking.name} interviews or is interviewed cannot be told"
    return Hint("unknown-role", 0.5, message, first.strand.where(0))


def _guessed(
    guessed: Sequence[Speaking], roles: dict[str, str], confidence: float, first: Unit
) -> Hint:
    """Return the proposal that tells whose roles only the talk told."""
    said = "; ".join(f"{speaking.name}: {roles[speaking.key]}" for speaking in guessed[:8])
    message = f"roles told by who asks and who answers: {said}"
    return Hint("speaker-role", round(confidence, 2), message, first.strand.where(0))


def _counts(draft: Draft) -> dict[str, _Count]:
    counts = {speaking.key: _Count() for speaking in draft.speakers}
    for unit in draft.units:
        if unit.mode is Mode.SPEECH:
            count = counts[unit.speaker]
            count.turns += unit.opens
            count.words += unit.text.count(" ") + 1
            count.asked += unit.opens and asks(unit.text)
    return counts


def _cast(draft: Draft, speaking: Speaking) -> str:
    """Return the role that a person gave a speaker, if any."""
    given = (draft.decisions.speakers[name].role for name in speaking.cast)
    return next((role for role in given if role), "")


def _worded(speaking: Speaking) -> str:
    """Return the role that a label itself says."""
    for key in speaking.keys:
        if key == QUESTION or is_question(key):
            return "interviewer"
        if key == ANSWER or is_answer(key):
            return "interviewee"
        for words, role in (
            (MODERATORS, "moderator"),
            (AUDIENCE, "audience"),
            (NARRATORS, "narrator"),
        ):
            if key.rstrip("0123456789 #") in words:
                return role
        if key in _TELLS:
            return "interviewee"
    return ""


def _stated(draft: Draft) -> dict[str, str]:
    """Roles that header or front matter state, or that their lists of people imply."""
    people = draft.metadata.people
    roles: dict[str, str] = {}
    for speaking in draft.speakers:
        stated = {p.role for p in people if p.role and _is(speaking, p)}
        if len(stated) == 1:
            roles[speaking.key] = stated.pop()
    for speaking in draft.speakers:
        if any(_is(speaking, Named(author)) for author in draft.metadata.authors):
            roles.setdefault(speaking.key, "interviewer")
    for source, listed, others in (
        ("header speaker", "interviewee", "interviewer"),
        ("header host", "interviewer", "interviewee"),
    ):
        named = [p for p in people if p.source == source]
        inside = {s.key for s in draft.speakers if any(_is(s, p) for p in named)}
        if inside and len(inside) < len(draft.speakers):
            for speaking in draft.speakers:
                roles.setdefault(speaking.key, listed if speaking.key in inside else others)
    return roles


def _is(speaking: Speaking, person: Named) -> bool:
    return fold(speaking.name) == fold(person.name) or same_person(speaking.name, person.name)


def _introduced(draft: Draft) -> dict[str, str]:
    """Who is introduced as a guest is interviewed; who does it interviews."""
    roles: dict[str, str] = {}
    turns = 0
    for unit in draft.units:
        turns += unit.opens
        if unit.mode is Mode.SPEECH and _ASKING.search(unit.text[:_HEAD]):
            roles.setdefault(unit.speaker, "interviewer")
        if unit.mode is not Mode.SPEECH or turns > _OPENING:
            continue
        opening = unit.text[:4000].replace("\n", " ")
        if turns <= 2 and _HOST.search(opening):
            roles.setdefault(unit.speaker, "interviewer")
        for match in _GUEST.finditer(opening):
            guests = [
                s.key
                for s in draft.speakers
                if s.key != unit.speaker and fold(s.name.split()[0]) in fold(match["rest"]).split()
            ]
            if _COHOST.search(match["rest"][:80]):
                roles.update(dict.fromkeys(guests, "interviewer"))
                continue
            for guest in guests:
                if roles.get(guest) != "interviewer" and roles.get(unit.speaker) != "interviewee":
                    roles[guest] = "interviewee"
                    roles.setdefault(unit.speaker, "interviewer")
    return roles


def _titled(draft: Draft) -> dict[str, str]:
    """Who the title names is interviewed, unless it names all."""
    text = "\n".join([*(s.name for s in draft.speakers)] * 2)
    named = title_persons(draft.metadata.title, text)
    keys = [s.key for s in draft.speakers if any(fold(s.name) == fold(n) for n in named)]
    if not keys or len(keys) == len(draft.speakers):
        return {}
    return dict.fromkeys(keys, "interviewee")


def _by_exclusion(roles: dict[str, str]) -> None:
    """In a talk of two, one role gives the other."""
    if len(roles) == 2:
        (one, first), (other, second) = roles.items()
        opposite = {
            "interviewer": "interviewee",
            "interviewee": "interviewer",
            "moderator": "interviewee",
        }
        roles[one] = first or opposite.get(second, "")
        roles[other] = second or opposite.get(first, "")


def _by_talk(roles: dict[str, str], counts: dict[str, _Count], *, stated: bool) -> dict[str, float]:
    """Let who asks more and speaks less interview; return how sure that is, by key."""
    open_ = [key for key, role in roles.items() if not role and counts[key].turns]
    if not open_:
        return {}
    words = sum(count.words for count in counts.values()) or 1
    asked = {key: count.asked / count.turns for key, count in counts.items() if count.turns}
    lean = {key: rate - counts[key].words / words for key, rate in asked.items()}
    if len(open_) == 2 == len(roles):
        asker, teller = sorted(open_, key=lambda key: -lean[key])
        margin = lean[asker] - lean[teller]
        if margin < 0.25:
            return {}
        roles[asker], roles[teller] = "interviewer", "interviewee"
        return dict.fromkeys(open_, min(0.95, 0.5 + margin / 2))
    led = any(role in ("interviewer", "moderator") for role in roles.values())
    for key in open_:
        share = counts[key].words / words
        roles[key] = _among_many(key, asked, share, led and not stated)
    led = led or any(roles[key] == "interviewer" for key in open_)
    for key in open_:
        if led and not stated and not roles[key] and asked[key] <= _SELDOM:
            roles[key] = "interviewee"
    return {key: 0.7 for key in open_ if roles[key]}


def _among_many(key: str, asked: dict[str, float], share: float, led: bool) -> str:
    """Return the role of one of several, as far as the talk tells."""
    others = [rate for other, rate in asked.items() if other != key]
    if led and asked[key] < 0.5:
        return "interviewee"
    alone = asked[key] >= _MOSTLY and sum(rate <= _SELDOM for rate in others) >= len(others) - 1
    if alone or (asked[key] >= 0.35 and share <= 1 / len(asked)):
        return "interviewer"
    if share > 1 / len(asked) and asked[key] < 0.25 and max(others) - share >= 0.2:
        return "interviewee"
    return ""

"""people: which labels mean one person, and what that person is called.

Source: the raw itself.  A name is taken from what states it most plainly: header
and front matter, then fuller labels, the title, the note before the talk, what
somebody says of himself, and last the talk at large.  ``Mark``, ``Romanek`` and
``MR`` become ``Mark Romanek`` only if the raw says ``Mark Romanek`` somewhere.  A
label that only says *question* is never given a name that the raw does not tie
to it: such a person is called Interviewer, in the language of the interview.  What
a person says of a speaker goes before all of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from publisher.transforms import casting, headlines, registry
from publisher.transforms.capitals import CAPITAL
from publisher.transforms.draft import Draft, Hint, Labelled, Mode, Named, Speaking
from publisher.transforms.leads import key_of
from publisher.transforms.lexicon import AUDIENCE, MODERATORS, MYSELF, NARRATORS, lexicon
from publisher.transforms.names import (
    PARTICLE_WORDS,
    bare,
    cased,
    fold,
    full_names,
    is_cased,
    is_full_name,
    is_unspaced,
    same_person,
    tokens,
)
from publisher.transforms.parts import is_answer, is_question, is_role, numberless
from publisher.transforms.talk import ANSWER, QUESTION
from publisher.transforms.titled import title_person

__all__ = ["RULE", "name"]

RULE = "people"

_MOST = 200
"""Labels whose full names are looked for; beyond them they stand as they are written."""
_TALK = 300_000
"""Letters of the talk in which names are looked for."""
_NEAR = 50_000
"""Letters of a passage in which the spelling of a name is looked for."""
_CAPITAL = rf"[{CAPITAL}][\w’'-]{{1,30}}"
_PARTICLE = rf"(?:(?:{PARTICLE_WORDS})[ \u00a0]){{0,2}}"
_SELF = re.compile(
    rf"\b(?i:{'|'.join(sorted(map(re.escape, MYSELF), key=lambda one: (-len(one), one)))})[ \u00a0\n]+"
    rf"(?P<name>{_CAPITAL}(?:[ \u00a0]{_PARTICLE}(?:{_CAPITAL}|[{CAPITAL}]\.)){{0,3}})"
)
_MET = re.compile(
    r"\b(?i:spoke|talked|sat down|met up|caught up|chatted|corresponded|interview|conversation|"
    r"questions)[ \n](?:with|to|for)[ \n](?:(?:the|an?)[ ])?(?:[a-zà-ÿ-]{2,20}[ ]){0,4}"
    rf"(?P<name>{_CAPITAL}(?:[ \u00a0]{_PARTICLE}(?:{_CAPITAL}|[{CAPITAL}]\.)){{1,3}})"
)
"""``I spoke with Odile Ferrand``: how a note before the talk names who answers."""
_PRESENTS = re.compile(
    r"\b(?i:with (?:me|us)(?: today| now| here)*(?: is| are)|joined(?: today| here)* by|"
    r"(?:my|our) guests?(?: today| this week)*(?: is| are)|(?:here|talking|speaking|conducted|interview)"
    r" (?:with|to)|welcome(?: back)?,?|(?:interviewer|interviewee) is|assisted by)[ \n]"
    rf"(?:(?:my|our|the|an?)[ ])?(?:[a-zà-ÿ-]{{2,20}}[ ]){{0,4}}(?P<name>{_CAPITAL}(?:[ \u00a0]{_PARTICLE}(?:{_CAPITAL}|[{CAPITAL}]\.)){{1,3}})"
)
"""``With me today is Odile Ferrand``: how a host names a guest."""
_NOT_A_FORENAME = frozenset(
    "the a an and but so director author professor captain president doctor detective agent actor "
    "actress singer writer novelist producer composer poet artist minister senator general king "
    "queen saint aunt uncle dear with by from old young dr mr mrs ms miss mme m herr frau sir "
    "interview monsieur madame señor señora le la les el los das der die if when as for to in on "
    "what how why who is was thanks hello hi hey welcome guest host our my your his her today".split()
)


@dataclass(slots=True)
class _Sources:
    """Where names are looked for: people stated, labels, and passages by weight."""

    stated: tuple[Named, ...]
    labels: tuple[Labelled, ...]
    passages: tuple[tuple[str, float], ...]
    headed: tuple[str, ...]
    openings: dict[str, list[str]]


def name(draft: Draft) -> Draft:
    """Return the draft with its speakers named, and units keyed by speaker."""
    if not any(unit.speaker for unit in draft.units):
        return draft
    sources = _sources(draft)
    written = {labelled.key: labelled for labelled in draft.labels}
    found: list[Speaking] = []
    for number, key in enumerate(
        dict.fromkeys(unit.speaker for unit in draft.units if unit.speaker)
    ):
        labelled = written.get(key, Labelled(key, ""))
        if number < _MOST:
            found.append(_speaking(draft, labelled, sources))
        else:
            found.append(Speaking(key, frozenset({key}), cased(labelled.written)))
    found = [casting.cast(draft, one, written.get(one.key)) for one in found]
    found = [registry.recognised(draft, one, written.get(one.key)) for one in found]
    merged = _merged(found)
    guesses = list(_hints(draft, merged))
    merged = list(casting.undone(draft, merged, found, guesses))
    keys = {key: speaking.key for speaking in merged for key in speaking.keys}
    units = [
        u if keys.get(u.speaker, "") == u.speaker else replace(u, speaker=keys[u.speaker])
        for u in draft.units
    ]
    made = draft.having(units, hints=[hint for hint, _ in guesses])
    return replace(made, speakers=tuple(merged))


def _hints(draft: Draft, speakers: Sequence[Speaking]) -> Iterator[tuple[Hint, str]]:
    """Yield what was guessed about persons, and whom: labels taken for one, names found."""
    firsts: dict[str, int] = {}
    for unit in draft.units:
        firsts.setdefault(unit.speaker, unit.strand.where(0))
    forms: dict[str, set[str]] = {}
    for form in (*draft.table.written, *(one.written for one in draft.labels)):
        key = numberless(key_of(form))
        forms.setdefault(draft.table.slips.get(key, key), set()).add(form)
    stated = {fold(person.name) for person in draft.metadata.people}
    for speaking in speakers[:_MOST]:
        written = sorted({form for key in speaking.keys for form in forms.get(key, ())})
        place = min(firsts[key] for key in speaking.keys if key in firsts)
        listed = len(speaking.recognised) >= len(speaking.keys)  # no guess: an editor said so
        if len(written) > 1 and not is_role(speaking.key) and not listed:
            yield _merging(speaking, written, draft, place), speaking.key
        unlabelled = speaking.key == ANSWER or is_answer(speaking.key)
        if unlabelled and not speaking.nameless and fold(speaking.name) not in stated:
            message = f"who answers is called {speaking.name} because title or headnote say so"
            yield Hint("speaker-name", 0.7, message, place), speaking.key


def _merging(speaking: Speaking, written: Sequence[str], draft: Draft, place: int) -> Hint:
    """Return the proposal that tells which labels are taken for one person, and why."""
    keys = {numberless(key_of(form)) for form in written}
    if any(key in draft.table.slips for key in keys):
        why, confidence = "one is a slip for the other", 0.6
    elif len(keys) > 1:
        why, confidence = f"all may mean {speaking.name}", 0.8
    else:
        why, confidence = "they differ in capitals only", 0.95
    labels = ", ".join(f"“{form}”" for form in written[:6])
    message = f"merged labels {labels}: {why}"
    return Hint("merged-labels", confidence, message, place)


def _openings(draft: Draft) -> dict[str, list[str]]:
    """Return the beginnings of everybody's first paragraphs."""
    openings: dict[str, list[str]] = {}
    for unit in draft.units:
        if unit.mode is Mode.SPEECH and len(said := openings.setdefault(unit.speaker, [])) < 3:
            said.append(unit.text[:1500])
    return openings


def _sources(draft: Draft) -> _Sources:
    told = (unit.text for unit in draft.units if unit.mode is Mode.PROSE)
    headnote = "\n".join(cased(text) if text.isupper() else text for text in told)[:50_000]
    talk = "\n".join(unit.text for unit in draft.units if unit.mode is Mode.SPEECH)[:_TALK]
    title = cased(f"{draft.metadata.title}\n{draft.metadata.subtitle}")
    headed = tuple(headlines.named(draft.metadata.title, f"{headnote}\n{talk}"))
    if headlines.is_phrased(draft.metadata.title):
        title = draft.metadata.subtitle  # who it names is told apart, and in another case
    authors = tuple(Named(author, source="byline") for author in draft.metadata.authors)
    return _Sources(
        stated=(*draft.metadata.people, *authors),
        labels=draft.labels[:_MOST],
        openings=_openings(draft),
        passages=((title, 6.0), (headnote, 3.0), (talk, 1.0)),
        headed=headed,
    )


# --- one label -------------------------------------------------------------------------------


def _speaking(draft: Draft, labelled: Labelled, sources: _Sources) -> Speaking:
    key, label = labelled.key, labelled.written
    keys = frozenset({key})
    words = lexicon(draft.metadata.language)
    if key == QUESTION or is_question(key):
        named = _only(sources.stated, "interviewer")
        return Speaking(key, keys, named or words.interviewer, nameless=not named)
    if key == ANSWER or is_answer(key):
        named = _only(sources.stated, "interviewee") or _answering(draft)
        return Speaking(key, keys, named or words.interviewee, nameless=not named)
    if key in AUDIENCE | MODERATORS | NARRATORS or is_role(key):
        named = _only(sources.stated, "moderator") if key in MODERATORS else ""
        return Speaking(key, keys, named or _sentence_case(label))
    return Speaking(key, keys, _full_name(labelled, sources))


def _sentence_case(label: str) -> str:
    text = label.lower() if label.isupper() else label
    return text[:1].upper() + text[1:]


def _only(stated: Sequence[Named], role: str) -> str:
    """Return the only person stated in a role, or nothing."""
    names = list(dict.fromkeys(person.name for person in stated if person.role == role))
    return names[0] if len(names) == 1 else ""


def _answering(draft: Draft) -> str:
    """Return who answers where only questions are told apart.

    That is the person of the title, or the only one whom the note before the talk
    says it was held with.
    """
    if named := title_person(draft.metadata.title, _said(draft)):
        return named
    note = "\n".join(unit.text for unit in draft.units if unit.mode is Mode.PROSE)[:5000]
    found = {bare(match["name"]) for match in _MET.finditer(note) if is_full_name(match["name"])}
    return found.pop() if len(found) == 1 else ""


def _said(draft: Draft) -> str:
    return "\n".join(unit.text for unit in draft.units)[:_TALK]


def _full_name(labelled: Labelled, sources: _Sources) -> str:
    """Return the fullest name that the raw gives the bearer of a label."""
    label = bare(labelled.written)
    stated = [person.name for person in sources.stated if same_person(label, person.name)]
    aliased = [
        bare(other.written)
        for other in sources.labels
        if other.alias and fold(other.alias) == fold(label)
    ]
    fuller = [
        bare(other.written)
        for other in sources.labels
        if other.key != labelled.key
        and is_full_name(cased(bare(other.written)))
        and _is_longer(other.written, label)
        and same_person(label, bare(other.written))
    ]
    headed = [name for name in sources.headed if _heads(label, name)]
    for candidates in (aliased, list(dict.fromkeys(stated)), list(dict.fromkeys(fuller)), headed):
        if len(candidates) == 1:
            return cased(candidates[0])
    by_self = _introduced(sources.openings.get(labelled.key, ())) if len(tokens(label)) == 1 else ""
    if by_self and (same_person(label, by_self) or _is_initials(label)):
        known = [p.name for p in sources.stated if fold(p.name) == fold(by_self)]
        return known[0] if known else by_self
    if guest := _presented(label, sources):
        return guest
    found = _in_passages(label, sources.passages)
    if found or len(label) <= 3:
        return cased(found) or label
    return _spelled(label, sources.passages) or cased(label)


def _heads(label: str, name: str) -> bool:
    """Tell whether a headline has the name that a label shortens.

    Where no blanks part words, what stands before a whole name is what a person does.
    """
    whole = is_unspaced(label) and len(label) >= 3 and len(label) < len(name)
    return same_person(label, name) and not (whole and name.endswith(label))


def _spelled(label: str, passages: Sequence[tuple[str, float]]) -> str:
    """Return a name in capitals as the raw has it elsewhere, with its accents and small letters."""
    if not label.isupper() or len(label.split()) < 2:
        return ""
    loud = _loud(label)
    for text, _ in passages:
        for match in full_names(text[:_NEAR]):
            if not match[0].isupper() and _loud(match[0]) == loud:
                return match[0]
    return ""


def _loud(name: str) -> str:
    """Return a name in capitals, which have no accents in Greek; İ is taken for I."""
    text = name.upper().replace("İ", "I")
    return fold(text) if "\u0370" <= text[0] <= "\u03ff" else text


def _is_longer(name: str, label: str) -> bool:
    """Tell whether a name says more than a label: more words, or letters if none are parted."""
    if is_unspaced(name):
        return len(bare(name)) > len(label)
    return len(tokens(name)) > len(tokens(label))


def _presented(label: str, sources: _Sources) -> str:
    """Return the only full name with a label in it that somebody presents as a guest's."""
    if len(tokens(label)) != 1:
        return ""
    found = {
        name
        for said in sources.openings.values()
        for text in said
        for match in _PRESENTS.finditer(text)
        if same_person(label, name := bare(match["name"])) and is_full_name(name)
    }
    return found.pop() if len(found) == 1 else ""


def _is_initials(label: str) -> bool:
    return label.isupper() and 2 <= len(label) <= 3 and is_cased(label)


def _introduced(openings: Sequence[str]) -> str:
    """Return the full name by which somebody introduces himself in his first words."""
    for text in openings:
        for match in _SELF.finditer(text):
            if is_full_name(match["name"]):
                return bare(match["name"])
    return ""


def _in_passages(label: str, passages: Sequence[tuple[str, float]]) -> str:
    """Return the name that stands most often where the raw tells about people."""
    words = tokens(label)
    if len(words) != 1 or not is_cased(label):
        return _initialled(label, passages) if _is_initials(label) else ""
    weights: Counter[str] = Counter()
    for text, weight in passages:
        for found in _around(cased(label), text):
            weights[found] += weight  # type: ignore[assignment]
    ranked = _whole(weights).most_common(2)
    if not ranked or ranked[0][1] < 3.0:
        return _initialled(label, passages) if _is_initials(label) else ""
    if len(ranked) == 2 and ranked[1][1] > 0.6 * ranked[0][1]:
        return ""
    return ranked[0][0]


def _whole(weights: Counter[str]) -> Counter[str]:
    """Return the weights with what begins a longer name, nearly as common, given to it."""
    whole = Counter(dict(weights.most_common(50)))
    for name in list(whole):
        longer = [o for o in whole if o.startswith(f"{name} ") and 2 * weights[o] >= weights[name]]
        if len(longer) == 1:
            whole[longer[0]] += whole.pop(name)
    return whole


def _around(label: str, text: str) -> Iterator[str]:
    """Yield the names of two or three words that begin or end with a label."""
    word = re.escape(label)
    after = re.compile(
        rf"(?<![\w’'-]){word}(?:[ \u00a0][{CAPITAL}]\.)?[ \u00a0]{_PARTICLE}{_CAPITAL}(?:[ \u00a0]{_CAPITAL})?(?![\w])"
    )
    before = re.compile(
        rf"(?<![\w’'-])(?P<first>{_CAPITAL})[ \u00a0](?:[{CAPITAL}]\.[ \u00a0])?{_PARTICLE}{word}(?![\w])"
    )
    for match in after.finditer(text):
        name = re.sub(r"['’]s?$", "", match[0])
        if fold(name.split()[-1]) not in _NOT_A_FORENAME:
            yield name
    for match in before.finditer(text):
        if fold(match["first"]) not in _NOT_A_FORENAME and not match["first"].isupper():
            yield match[0]


def _initialled(label: str, passages: Sequence[tuple[str, float]]) -> str:
    """Return the only name in title or headnote with these initials."""
    found = {
        match[0]
        for text, weight in passages
        if weight > 1.0
        for match in full_names(text)
        if same_person(label, match[0])
    }
    return found.pop() if len(found) == 1 else ""


# --- one person --------------------------------------------------------------------------------


def _merged(found: Sequence[Speaking]) -> list[Speaking]:
    """Return the speakers, those of one name made one."""
    merged: dict[str, Speaking] = {}
    for speaking in found:
        known = fold(speaking.name)
        if known in merged:
            first = merged[known]
            merged[known] = replace(
                first,
                keys=first.keys | speaking.keys,
                cast=first.cast + speaking.cast,
                recognised=first.recognised + speaking.recognised,
            )
        else:
            merged[known] = speaking
    return list(merged.values())

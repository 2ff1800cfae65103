"""The steps of normalisation in their order: ``STEPS``.

A step is a function from draft to draft with the id of its rule.  To add one,
write it in a file of its own, with a docstring that names its source, and put a
line here.  Steps before ``turns`` see paragraphs nobody has claimed yet; steps
after it see who says what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest

from publisher.model.transcript import Action, Omission
from publisher.transforms import (
    brackets,
    dashes,
    doubles,
    ellipses,
    encoding,
    fillers,
    furniture,
    header,
    hyphens,
    language,
    letters,
    ligatures,
    lines,
    listings,
    mail,
    markup,
    notes,
    people,
    promotion,
    queries,
    quotation_marks,
    quotes,
    registry,
    roles,
    shape,
    sounds,
    spaces,
    survey,
    title,
    turns,
    untouched,
    verse,
)
from publisher.transforms.draft import Draft, Hint, Unit
from publisher.transforms.strand import Edit, Strand

__all__ = ["STEPS", "Step"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the id of its rule, and what it does."""

    rule: str
    apply: Callable[[Draft], Draft]


def _survey(draft: Draft) -> Draft:
    """Set up the label table of the whole file."""
    kinds = ("paragraph", "item", "cue", "quotation")
    strands = [Strand.of(event) for event in draft.transcript.events if event.kind in kinds]
    known = [person.name for person in draft.metadata.people]
    known += header.announced(strands)
    headings = [
        (event.level, Strand.of(event))
        for event in draft.transcript.events
        if event.kind == "heading"
    ]
    unsure = any(hint.kind == language.RULE for hint in draft.hints)
    tag = "" if unsure else draft.metadata.language
    told = letters.parts(draft.transcript.said, tag)
    return replace(draft, table=survey.survey(strands, known, headings, told))


# --- rules about characters --------------------------------------------------------------------


def _set(draft: Draft, rule: str, edits: Callable[[Strand], Iterable[Edit]]) -> Draft:
    """Return the draft with edits made in every unit and note, each on record."""
    records: list[Omission] = []

    def made(unit: Unit) -> Unit:
        found = list(edits(unit.strand))
        records.extend(_touch(unit.strand, edit, rule) for edit in found)
        return unit.reading(unit.strand.edited(found)) if found else unit

    units = [made(unit) for unit in draft.units]
    noted = tuple((label, tuple(made(unit) for unit in found)) for label, found in draft.notes)
    return replace(draft.having(units, records=records), notes=noted)


def _touch(strand: Strand, edit: Edit, rule: str) -> Omission:
    end = strand.at[edit.end - 1] + 1
    action = Action.CHANGED if edit.after else Action.DROPPED
    return Omission(strand.where(edit.start), end, action, rule, edit.after)


def _typography(draft: Draft, rule: str, edits: Callable[[str, str], Iterable[Edit]]) -> Draft:
    """Make edits that change no word, but in addresses and code."""
    if not draft.rules.typography:
        return draft
    tag = draft.metadata.language
    spans = untouched.code(draft.transcript.text, draft.transcript.format)
    return _set(draft, rule, lambda s: untouched.outside(s, edits(s.text, tag), spans))


_OPEN_AGAIN = ("“", '"', "«", "„", "»", "”", "「", "『", "‘")
"""With these a quotation goes on in the next paragraph."""


def _quotes(draft: Draft) -> Draft:
    tag = draft.metadata.language
    chosen = quotation_marks.marks(draft.transcript.said, tag)
    hints = [
        Hint("unbalanced-quote", 0.4, "a quotation mark has no partner here", u.strand.where(0))
        for u, after in zip_longest(draft.units, draft.units[1:])
        if quotes.unbalanced(u.text, tag, chosen)
        and not (after and after.text.startswith(_OPEN_AGAIN))
    ]
    return _typography(
        draft.having(hints=hints), quotes.RULE, lambda text, _: quotes.edits(text, tag, chosen)
    )


def _asides(draft: Draft) -> Draft:
    return _typography(draft, brackets.RULE, brackets.square)


def _dashes(draft: Draft) -> Draft:
    tag = draft.metadata.language
    manner = dashes.manner(draft.transcript.said, tag)
    ranges = dashes.has_ranges(tag)
    return _typography(
        draft, dashes.RULE, lambda text, _: dashes.edits(text, manner, ranges=ranges)
    )


def _sounds(draft: Draft) -> Draft:
    if draft.rules.sounds:
        return draft
    tag = draft.metadata.language
    return _set(draft, sounds.RULE, lambda s: sounds.edits(s.text, tag))


def _fillers(draft: Draft) -> Draft:
    if draft.rules.fillers:
        return draft
    tag = draft.metadata.language
    return _set(draft, fillers.RULE, lambda s: fillers.edits(s.text, tag))


STEPS: tuple[Step, ...] = (
    Step(encoding.RULE, encoding.tell),
    Step("container", header.container),
    Step(markup.RULE, markup.clear),
    Step(language.RULE, language.tell),
    Step("labels", _survey),
    Step(lines.RULE, lines.paragraphs),
    Step(listings.RULE, listings.clear),
    Step(furniture.RULE, furniture.clear),
    Step(hyphens.RULE, hyphens.close),
    Step(mail.RULE, mail.unpack),
    Step(header.RULE, header.read),
    Step(title.RULE, title.find),
    Step(shape.RULE, shape.detect),
    Step(promotion.RULE, promotion.clear),
    Step(turns.RULE, turns.assign),
    Step(doubles.RULE, doubles.clear),
    Step(people.RULE, people.name),
    Step(registry.RULE, registry.credit),
    Step(roles.RULE, roles.assign),
    Step(notes.RULE, notes.gather),
    Step(verse.RULE, verse.find),
    Step(
        ligatures.RULE,
        lambda draft: _set(draft, ligatures.RULE, lambda strand: ligatures.edits(strand.text)),
    ),
    Step(sounds.RULE, _sounds),
    Step(fillers.RULE, _fillers),
    Step(brackets.RULE, _asides),
    Step(quotes.RULE, _quotes),
    Step(spaces.RULE, lambda draft: _typography(draft, spaces.RULE, spaces.edits)),
    Step(dashes.RULE, _dashes),
    Step(ellipses.RULE, lambda draft: _typography(draft, ellipses.RULE, ellipses.edits)),
    Step(queries.RULE, queries.put),
)
"""The steps, in the order in which they are taken."""

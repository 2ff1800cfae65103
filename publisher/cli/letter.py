"""A check as a letter: how a proof-reader would tell what was found, for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from publisher.checks import Group, Verdict, in_order, wording
from publisher.cli.console import paint, show, width
from publisher.model.edition import Edition
from publisher.model.finding import Finding, Severity
from publisher.vocabulary.findings import KINDS
from publisher.vocabulary.profiles import PROFILES

__all__ = ["explained", "listed", "near", "weights", "written"]

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def written(
    title: str, editions: Sequence[Edition], found: Sequence[Finding], verdicts: Sequence[Verdict]
) -> Iterator[str]:
    """Yield the lines of the letter: a summary, the places, the remedies, the verdicts."""
    standing = [one for one in found if not one.waived]
    let = [one for one in found if one.waived]
    yield paint(show(title), "bold")
    yield ""
    yield from _wrapped(wording.summary(standing))
    yield from _kinds(standing)
    once = wording.alike(standing)
    for group in in_order(editions, standing):
        yield from _group(group, once)
    yield from _remedies(standing, once)
    yield from _waived(let)
    yield ""
    for verdict in verdicts:
        colour = "green" if verdict.ready else "red"
        yield from (paint(line, colour) for line in _wrapped(str(verdict)))


# --- what was found ----------------------------------------------------------------------------


def _kinds(standing: Sequence[Finding]) -> Iterator[str]:
    """Yield what kinds of things were found, the gravest first."""
    for severity, counts in wording.by_severity(standing).items():
        yield ""
        yield paint(wording.HEADINGS[severity], f"bold {_COLOURS[severity]}")
        for code, count in counts.items():
            times = f" ({count} times)" if count > 1 else ""
            yield from _hanging(f"{KINDS[code].what}{times} [{code}]")


def _group(group: Group, once: Mapping[str, str]) -> Iterator[str]:
    heading = f"{group.title} ({group.path})" if group.title else group.path or "The book"
    yield ""
    yield from (paint(line, "bold") for line in _wrapped(show(heading)))
    for one in group.findings:
        place = wording.place(one)
        severity = "" if one.severity is Severity.NOTE else f"{one.severity.value}: "
        said = f"{severity}{wording.said(one)} [{one.code}]"
        lines = _hanging(show(f"{place}: {said}" if place else said))
        if severity:
            painted = paint(severity.strip(), _COLOURS[one.severity])
            lines[0] = lines[0].replace(severity.strip(), painted, 1)
        yield from lines
        if one.code not in once and one.hint:
            yield from _hanging(f"→ {show(one.hint)}", deeper=True)


def _remedies(standing: Sequence[Finding], once: Mapping[str, str]) -> Iterator[str]:
    if not once:
        return
    yield ""
    yield paint("What to do", "bold")
    met = dict.fromkeys(one.code for one in sorted(standing, key=_gravity))
    for code in (code for code in met if code in once):
        yield from _hanging(f"{code}: {show(once[code])}")


def _gravity(one: Finding) -> int:
    return list(Severity).index(one.severity)


def _waived(let: Sequence[Finding]) -> Iterator[str]:
    if not let:
        return
    yield ""
    yield paint("Let stand", "bold")
    for one in let:
        place = ", ".join(filter(None, (one.where.path if one.where else "", wording.place(one))))
        breaks = "an error: " if one.severity is Severity.ERROR else ""
        yield from _hanging(f"{show(place)}: {breaks}{show(wording.said(one))} [{one.code}]")
        yield from _hanging(f"“{show(one.waived)}”", deeper=True)


# --- a code ------------------------------------------------------------------------------------


def explained(code: str) -> Iterator[str]:
    """Yield what is known of a code."""
    kind = KINDS[code]
    severity = kind.severity.value
    if kind.graver:
        severity = f"{severity}, {kind.graver.value} where somebody asks for it"
    yield f"{paint(code, 'bold')}  {severity}, {kind.family.value}"
    yield ""
    yield from _wrapped(kind.what)
    yield from _wrapped(f"Why: {kind.demand}.")
    yield from _wrapped(f"What to do: {kind.remedy}.")
    told = weights(code)
    if told:
        yield ""
    for profile, how in told.items():
        yield from _hanging(f"{profile}: {how['severity']}{_because(how['source'])}")


def _because(source: str | None) -> str:
    return f" ({source})" if source else ""


def weights(code: str) -> dict[str, dict[str, str | None]]:
    """Return how grave a code is to each profile to which it matters, and who says so."""
    kind = KINDS[code]
    told: dict[str, dict[str, str | None]] = {}
    for key, profile in PROFILES.items():
        if kind.family not in profile.families or (kind.shops and key not in kind.shops):
            continue
        weight = profile.weights.get(code)
        told[key] = {
            "severity": (weight.severity if weight else kind.severity).value,
            "source": weight.source if weight else None,
        }
    return told


def listed() -> Iterator[str]:
    """Yield every code with what it is, family by family."""
    families = dict.fromkeys(kind.family for kind in KINDS.values())
    for family in families:
        yield paint(family.value, "bold")
        for code, kind in KINDS.items():
            if kind.family is family:
                yield from _hanging(f"{code} ({kind.severity.value}): {kind.what}")


def near(code: str) -> str:
    """Return which code may have been meant."""
    found = get_close_matches(code[:100], KINDS, 1)
    return f"did you mean “{found[0]}”?" if found else "--explain list tells all of them"


# --- lines -------------------------------------------------------------------------------------


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, width(), break_long_words=False, break_on_hyphens=False)


def _hanging(text: str, *, deeper: bool = False) -> list[str]:
    indent = "    " if deeper else "  "
    return textwrap.wrap(
        text,
        width(),
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )

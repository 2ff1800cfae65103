"""mail: the envelope of an interview that was held by mail.

Source: RFC 5322, 3.6 (header fields) and RFC 3676, 4.3 (signatures).  Header and
signature go to the metadata, the line that introduces a quotation is dropped.
"""

from __future__ import annotations

import re
from dataclasses import replace

from publisher.model.transcript import Omission
from publisher.transforms.dates import iso
from publisher.transforms.draft import Draft, Metadata, Named, Unit, UnitKind, dropped, moved
from publisher.transforms.names import is_full_name

__all__ = ["RULE", "unpack"]

RULE = "mail"

_FIELD = re.compile(
    r"(From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Message-ID)[ \t]*:[ \t]*(.*)", re.I
)
_WROTE = re.compile(
    r"(?:on|le|am|el|il|em|op|den|w dniu|dne|la|ke|pe)\b[^\n]{4,160}\b(?:wrote|a écrit|schrieb|"
    r"escribió|ha scritto|escreveu|schreef|skrev|kirjoitti|napisał\(?a?\)?|napsala?|írta|a scris|"
    r"va escriure|написала?|пише|έγραψε|yazdı)[^\n:]{0,60}[ \u00a0]?[:：]|"
    r"[^\n]{4,160}(?:のメール|年.{2,40}(?:写道|寫道|작성))[:：]",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\s{0,4}<[^<>\s]{1,200}@[^<>\s]{1,200}>\s{0,4}$")


def unpack(draft: Draft) -> Draft:
    """Return the draft without the envelope, if the file begins like a mail."""
    if not draft.units:
        return draft
    fields: list[tuple[str, str]] = []
    records: list[Omission] = []
    units = list(draft.units)
    while units and (found := _fields(units[0])):
        fields += found
        records.append(moved(units.pop(0).strand, "mail header"))
    named = dict(fields)
    if "from" not in named or len(fields) < 2:
        return draft
    kept = [unit for unit in units if not _attribution(unit, records)]
    kept = _unsigned(kept, records)
    return draft.having(kept, records=records, metadata=_metadata(draft, named))


def _fields(unit: Unit) -> list[tuple[str, str]]:
    lines = unit.text.split("\n")
    matches = [_FIELD.fullmatch(line.strip()) for line in lines]
    return [(m[1].casefold(), m[2]) for m in matches if m] if all(matches) else []


def _metadata(draft: Draft, fields: dict[str, str]) -> Metadata:
    """Who writes answers, who is written to asks."""
    people = []
    for field, role in (("from", "interviewee"), ("to", "interviewer")):
        name = _ADDRESS.sub("", fields.get(field, "")).strip(' "')
        if is_full_name(name):
            people.append(Named(name, role, "mail"))
    date = draft.metadata.date or iso(fields.get("date", fields.get("sent", "")))
    return replace(draft.metadata, date=date, people=(*draft.metadata.people, *people))


def _attribution(unit: Unit, records: list[Omission]) -> bool:
    if unit.kind is UnitKind.PARAGRAPH and _WROTE.fullmatch(unit.text.replace("\n", " ")):
        records.append(dropped(unit.strand, "mail attribution"))
        return True
    return False


def _unsigned(units: list[Unit], records: list[Omission]) -> list[Unit]:
    for number, unit in enumerate(units):
        if unit.text.strip() == "--" or unit.text.startswith(("--\n", "-- \n")):
            records += [dropped(u.strand, "mail signature") for u in units[number:] if u.text]
            return units[:number]
    return units

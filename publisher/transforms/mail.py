"""mail: the envelope of an interview that was held by mail.

Source: RFC 5322, 3.6 (header fields), RFC 3676, 4.3 (signatures) and 4.5 (quoting);
what mail programs write above a quotation or a forwarded mail, in their languages.
Header and signature go to the metadata, the lines that introduce a quotation are
dropped.  In a chain of several mails the header of each names who speaks below it;
in a thread quoted at several depths, those who wrote take turns by depth.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from publisher.model.transcript import Omission
from publisher.transforms.dates import iso
from publisher.transforms.draft import Draft, Metadata, Named, Unit, UnitKind, dropped, moved
from publisher.transforms.names import is_full_name

__all__ = ["RULE", "unpack"]

RULE = "mail"

_KEYS = {
    "from": "from von de da van från fra od от 差出人",
    "to": "to an à a para aan till til do кому 宛先",
    "date": "date sent datum gesendet envoyé fecha enviado data inviato verzonden skickat sendt wysłano дата 送信日時 日付",
    "subject": "subject betreff objet asunto assunto oggetto onderwerp ämne emne temat тема 件名",
    "other": "cc bcc reply-to message-id kopie cci копия importance",
}
_MEANS = {word: key for key, words in _KEYS.items() for word in words.split()}
_FIELD = re.compile(r"\*{0,2}(?P<key>[^\W\d_][\w-]{0,15})[ \t\u00a0]*:\*{0,2}[ \t]*(?P<value>.*)")
_WROTE = re.compile(
    r"(?:[^\n]{0,200}?[\s>,])?(?:wrote|writes|a écrit|schrieb|schreibt|escribió|ha scritto|scrive|escreveu|schreef|"
    r"het volgende geschreven|skrev|napisał(?:\(a\)|a)?|pisze|написал(?:\(а\)|а)?|kirjoitti|napsal\(?a?\)?|yazdı|"
    r"napsala|írta|a scris|va escriure|написала|пише|έγραψε|さんは書きました|のメール|写道|寫道|작성)(?:[ ][^\n:]{1,80}?)?[ \u00a0]?[:：]",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"[^\n]{0,100}?\d{1,4}[-./ ][^\n]{1,100}<[^<>\s]{1,200}@[^<>\s]{1,200}>[ \u00a0]?:"
)
_RULE_OF = re.compile(
    r"[-_ ]{2,}[ ]?(?:original message|forwarded message|original-nachricht|ursprüngliche nachricht|"
    r"weitergeleitete nachricht|message d['’]origine|message original|message transféré|mensaje original|"
    r"mensaje reenviado|messaggio originale|messaggio inoltrato|mensagem original|oorspronkelijk bericht|"
    r"ursprungligt meddelande)[ ]?[-_ ]{2,}|_{20,}|"
    r"(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:réexpédié|transféré)|"
    r"inizio messaggio inoltrato|inicio del mensaje reenviado)[ \u00a0]?:",
    re.IGNORECASE,
)
_SENT_BY = re.compile(
    r"(?:sent from my|get outlook for|von meinem|envoyé de mon|enviado desde mi|inviato da(?:l mio)?|"
    r"enviado do meu|verzonden vanaf mijn)\b[^\n.!?]{0,60}\.?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\s{0,4}[<\[](?:mailto:)?[^<>\[\]\s]{1,200}@[^<>\[\]\s]{1,200}[>\]]\s{0,4}$")


@dataclass(slots=True)
class _Envelope:
    """What is taken away, what is kept, and who writes the mail at work."""

    records: list[Omission] = field(default_factory=list)
    kept: list[Unit] = field(default_factory=list)
    author: str = ""
    chain: int = 0
    """How many headers of other mails stand in the text."""
    signed: bool = False


def unpack(draft: Draft) -> Draft:
    """Return the draft without the envelope, if the file begins like a mail."""
    if not draft.units:
        return draft
    fields: list[tuple[str, str]] = []
    envelope = _Envelope()
    units = list(draft.units)
    while units and (found := _fields(units[0])):
        fields += found
        envelope.records.append(moved(units.pop(0).strand, "mail header"))
    named = dict(fields[::-1])
    if "from" not in named or len(fields) < 2:
        return draft
    envelope.author = _name(named["from"])
    index = 0
    while index < len(units):
        head = _head(units, index)
        if head > index:
            _another(units[index:head], envelope)
            index = head
        else:
            _take(units[index], envelope)
            index += 1
    kept = _threaded(envelope, _name(named.get("to", "")))
    metadata = _metadata(draft, named, chain=envelope.chain > 0)
    return draft.having(kept, records=envelope.records, metadata=metadata)


def _fields(unit: Unit) -> list[tuple[str, str]]:
    """Return the fields that a unit consists of, by what they mean; none if it is no header."""
    if len(unit.text) > 3000 or unit.kind not in (UnitKind.PARAGRAPH, UnitKind.QUOTATION):
        return []
    found: list[tuple[str, str]] = []
    for line in unit.text.split("\n"):
        match = _FIELD.fullmatch(line.strip())
        meaning = _MEANS.get(match["key"].casefold(), "") if match else ""
        if match is None or not meaning:
            return []
        found.append((meaning, match["value"].strip()))
    return found


def _name(value: str) -> str:
    """Return the full name in a field of addresses, if it has one."""
    name = _ADDRESS.sub("", value).strip(" \"'")
    return name if is_full_name(name) else ""


def _metadata(draft: Draft, fields: dict[str, str], *, chain: bool) -> Metadata:
    """Who writes answers, who is written to asks; in a chain the talk must tell."""
    people = []
    for key, role in (("from", "interviewee"), ("to", "interviewer")):
        name = _name(fields.get(key, ""))
        if name:
            people.append(Named(name, "" if chain else role, "mail"))
    date = draft.metadata.date or iso(fields.get("date", ""))
    return replace(draft.metadata, date=date, people=(*draft.metadata.people, *people))


# --- paragraph by paragraph --------------------------------------------------------------------


def _take(unit: Unit, envelope: _Envelope) -> None:
    """Keep a unit, or put on record what it is of the envelope."""
    told = " ".join(unit.text.split())
    plain = unit.kind in (UnitKind.PARAGRAPH, UnitKind.QUOTATION)
    if plain and _introduces(told):
        if told.startswith("<") and not unit.gap and envelope.kept and _is_cut(envelope.kept[-1]):
            envelope.records.append(dropped(envelope.kept.pop().strand, "mail attribution"))
        envelope.records.append(dropped(unit.strand, "mail attribution"))
        envelope.signed = False
        return
    signed = unit.kind is UnitKind.PARAGRAPH and (
        unit.text.strip() == "--" or unit.text.startswith(("--\n", "-- \n"))
    )
    envelope.signed = (envelope.signed or signed) and unit.kind is not UnitKind.QUOTATION
    if envelope.signed or (plain and _SENT_BY.fullmatch(told)):
        if unit.text:
            envelope.records.append(dropped(unit.strand, "mail signature"))
        return
    if unit.kind is UnitKind.PARAGRAPH and envelope.author:
        unit = replace(unit, name=envelope.author)
    envelope.kept.append(unit)


def _introduces(told: str) -> bool:
    """Tell whether a line says whose mail follows."""
    if len(told) > 400:
        return False
    dated = any(c.isdigit() or c == "@" for c in told)
    return bool(
        (dated and _WROTE.fullmatch(told)) or _DATED.fullmatch(told) or _RULE_OF.fullmatch(told)
    )


def _is_cut(unit: Unit) -> bool:
    """Tell whether a line is the first half of one that says who wrote."""
    text = unit.text
    return len(text) <= 120 and bool(re.search(r"\d{4}", text)) and text[-1:] not in ".?!"


def _head(units: Sequence[Unit], index: int) -> int:
    """Return where the header of another mail ends that begins at ``index``, else that."""
    stop = index
    found: dict[str, str] = {}
    while stop < len(units) and (stop == index or not units[stop].gap):
        fields = _fields(units[stop])
        if not fields:
            break
        found.update(fields)
        stop += 1
    return stop if "from" in found and len(found) >= 3 else index


def _another(header: Sequence[Unit], envelope: _Envelope) -> None:
    """Let another mail of the chain begin."""
    for unit in header:
        envelope.records.append(moved(unit.strand, "mail header"))
        for meaning, value in _fields(unit):
            if meaning == "from":
                envelope.author = _name(value) or envelope.author
    envelope.chain += header[0].kind is not UnitKind.QUOTATION
    envelope.signed = False


def _threaded(envelope: _Envelope, other: str) -> Sequence[Unit]:
    """Return the units, voiced if the mail is a chain or a thread of several depths."""
    kept = envelope.kept
    depths = {unit.level for unit in kept if unit.kind is UnitKind.QUOTATION}
    authors = {unit.name for unit in kept if unit.kind is UnitKind.PARAGRAPH}
    if envelope.chain and len(authors) > 1:
        return kept
    writer = next(iter(authors), "")
    if len(depths) > 1 and len(authors) == 1 and writer and other:
        return [_by_depth(unit, (writer, other)) for unit in kept]
    return [replace(unit, name="") if unit.kind is UnitKind.PARAGRAPH else unit for unit in kept]


def _by_depth(unit: Unit, writers: tuple[str, str]) -> Unit:
    """Give a unit to who wrote it: at each depth of quoting the other of two."""
    if unit.kind is not UnitKind.QUOTATION:
        return unit
    return replace(unit, kind=UnitKind.PARAGRAPH, name=writers[unit.level % 2], level=0)

"""What ``publisher proof`` does: send a proof to a speaker, and read what came back."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from publisher import files, opening, pipeline
from publisher.cli.console import emit, show, tell
from publisher.desk import proofs
from publisher.desk.proofs.pack import proof_edition
from publisher.desk.proofs.word import word_document
from publisher.errors import Problem, UsageError
from publisher.model.decision import Verdict
from publisher.model.edition import Edition
from publisher.model.manuscript import Manuscript

__all__ = ["lines", "proof", "read_back", "reply_as_json"]


def proof(given: Path | None, person: str, into: Path, *, as_json: bool) -> int:
    """Write a PDF and a Word document of each interview of a person."""
    edition = _told(opening.read_edition(opening.find_edition(given, Path())))
    name, texts = _meant(edition, person)
    made: dict[str, bytes] = {}
    for text in texts:
        book = proof_edition(edition, text, name)
        options = pipeline.BuildOptions(only=frozenset(("screen",)))
        made[f"{text.id}-proof.pdf"] = pipeline.make_artifacts(book, options).artifacts[0].data
        made[f"{text.id}-proof.docx"] = word_document(edition, text, name)
    for file, data in made.items():
        files.write_atomically(into / file, data)
    rows = [{"interview": one.id, "sha256": proofs.digest(one)} for one in texts]
    if as_json:
        paths = [str(into / file) for file in made]
        emit({"schema": "publisher.proof/1", "for": name, "texts": rows, "files": paths})
        return 0
    for file in made:
        tell(f"proof for {show(name)}: {show(str(into / file))}")
    return 0


def _told(edition: Edition) -> Edition:
    """Return an edition as it was told, without pseudonyms: narrators read their own words."""
    return edition.original or edition


def _meant(edition: Edition, said: str) -> tuple[str, list[Manuscript]]:
    """Return the name of who is meant and the interviews; raise UsageError if nobody is."""
    wanted = " ".join(said.split()).casefold()
    known = {alias.casefold(): p.name for p in edition.people for alias in (p.name, *p.aliases)}
    name = known.get(wanted, wanted).casefold()
    named = [(s.name, t) for t in edition.interviews for s in t.speakers]
    if found := [(who, text) for who, text in named if who.casefold() == name]:
        return found[0][0], _once(text for _, text in found)
    for text in edition.interviews:
        if text.id == said:
            people = [s for s in text.speakers if s.role not in ("interviewer", "moderator")]
            return ", ".join(s.name for s in people) or text.title, [text]
    labelled = {
        s.name: _once(text for who, text in named if who == s.name)
        for t in edition.interviews
        for s in t.speakers
        if s.label.casefold() == wanted
    }
    if len(labelled) > 1:
        hint = f"name one of them: {', '.join(sorted(labelled))}"
        raise UsageError(Problem(f"several people have the label “{said}”", None, hint))
    for who, texts in labelled.items():
        return who, texts
    names = sorted({s.name for text in edition.interviews for s in text.speakers})
    near = [one.casefold() for one in names if set(wanted.split()) <= {*one.casefold().split()}]
    near = near[:1] if wanted else []
    near = near or get_close_matches(wanted, [one.casefold() for one in names], 1)
    hint = f"there are {', '.join(names)}; or name an interview by its id"
    if near:
        meant = next(one for one in names if one.casefold() == near[0])
        hint = f"did you mean “{meant}”? {hint}"
    raise UsageError(Problem(f"nobody is called “{said}”", None, hint))


def _once(texts: Iterable[Manuscript]) -> list[Manuscript]:
    """Return texts in their order, each once."""
    return list({text.id: text for text in texts}.values())


def read_back(given: Path | None, path: Path, *, as_json: bool) -> int:
    """Put what a document that came back wants beside its manuscript."""
    place = opening.find_edition(given, Path())
    edition = _told(opening.read_edition(place))
    came = proofs.read(str(path), files.read_bytes(path))
    text = _text_of(edition, came, path)
    target = Path(text.where.path)
    found = proofs.proposed(text, came)
    if found:
        proofs.save(target, proofs.merged(proofs.load(target), found))
    if as_json:
        rows = [reply_as_json(one) for one in found]
        emit({"schema": "publisher.proof-read/1", "interview": text.id, "replies": rows})
        return 0
    wanted = [one for one in found if one.verdict is not Verdict.SETTLED]
    number = {0: "nothing is", 1: "one change is"}.get(len(wanted), f"{len(wanted)} changes are")
    tell(f"{number} proposed for {show(str(target))}")
    _tell_all(wanted)
    if wanted:
        tell("decide with: publisher review --accept ID --reject ID")
    if settled := [one for one in found if one.verdict is Verdict.SETTLED]:
        several = f"{len(settled)} comments came" if len(settled) > 1 else "one comment came"
        tell(f"{several} back as settled; publisher review --reopen ID opens one again")
        _tell_all(settled)
    return 0


def _tell_all(replies: Iterable[proofs.Reply]) -> None:
    for one in replies:
        for line in lines(one):
            tell(line)


def _text_of(edition: Edition, came: proofs.Returned, path: Path) -> Manuscript:
    """Return the interview that a document is the proof of."""
    texts = {one.id: one for one in edition.interviews}
    if came.interview in texts:
        return texts[came.interview]
    words = {*"".join(one.sign for one in came.letters).split()}
    shares = {
        name: len(words & own) / max(len(own), 1)
        for name, text in texts.items()
        if (own := {*"".join(f"{p.text} " for p in proofs.passages(text)).split()})
    }
    best = max(shares, key=lambda name: shares[name], default="")
    if not best or shares[best] < 0.5:
        hint = f"the interviews are {', '.join(texts)}"
        raise UsageError(Problem(f"{path}: no proof of an interview of this edition", None, hint))
    return texts[best]


def lines(one: proofs.Reply) -> list[str]:
    """Return a reply as lines to read."""
    by = f", by {one.author}" if one.author else ", untracked" if one.edits else ""
    dated = f" on {one.date[:10]}" if one.date else ""
    told = [show(f"{one.id}  {one.turn or 'outside the turns'}: {one.kind}{by}{dated}")]
    for edit in one.edits:
        told += [f"    - {_shown(edit.old)}"] if edit.old.strip() else []
        told += [f"    + {_shown(edit.new)}"] if edit.new.strip() else []
    told += [f"    on “{_shown(one.about)}”"] if one.about else []
    told += [f"    “{_shown(one.comment)}”"] if one.comment else []
    return told


def _shown(text: str) -> str:
    return show(" ".join(text.replace("\u2029", " ¶ ").split()))


def reply_as_json(one: proofs.Reply) -> dict[str, object]:
    """Return a reply as a JSON object."""
    return {
        "id": one.id,
        "kind": one.kind,
        "turn": one.turn or None,
        "edits": [{"turn": e.turn or None, "old": e.old, "new": e.new} for e in one.edits],
        "about": one.about or None,
        "comment": one.comment or None,
        "author": one.author or None,
        "date": one.date or None,
        "verdict": str(one.verdict),
    }

"""Write the rows of ``docs/findings.md`` anew, from the catalogue that the program has.

Run it after a change of ``publisher/vocabulary/findings``.  A row stays where it is; one
that is missing is told, for only a person knows to which table it belongs.
"""

from __future__ import annotations

import re
from pathlib import Path

from publisher.model.finding import Kind
from publisher.vocabulary.findings import KINDS

DOCS = Path(__file__).resolve().parents[1] / "docs" / "findings.md"
_ROW = re.compile(r"^\| `([a-z0-9-]+)` \| (?:error|warning|note)\b.*\|$", re.MULTILINE)


def row(code: str, kind: Kind) -> str:
    """Return the row of a code."""
    severity = f"{kind.severity}, {kind.graver}" if kind.graver else kind.severity
    return f"| `{code}` | {severity} | {kind.what} | {kind.demand} | {kind.remedy} |"


def written(text: str) -> str:
    """Return the document with every row as the catalogue has it."""
    return _ROW.sub(lambda m: row(m[1], KINDS[m[1]]) if m[1] in KINDS else m[0], text)


def coded(text: str) -> list[str]:
    """Return the codes that have a row, in their order."""
    return _ROW.findall(text)


def main() -> str:
    """Write the rows; return those for which there is no place yet."""
    text = DOCS.read_text("utf-8")
    DOCS.write_text(written(text), "utf-8")
    return "\n".join(row(code, KINDS[code]) for code in KINDS if code not in coded(text))


if __name__ == "__main__":
    raise SystemExit(main() or 0)

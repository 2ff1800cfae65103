"""What ``publisher init`` writes: an edition small enough to read and whole enough to build."""

from __future__ import annotations

import json
from pathlib import Path

from publisher import files
from publisher.errors import Problem, UsageError
from publisher.source import Location

__all__ = ["write"]

_EDITION = """\
# An edition: what is in the book, and what is made of it.
# Only `title` and `interviews` are needed.

[edition]
title = {title}
# subtitle = "Conversations about work"
language = "en"
# statement = "First edition"
# published = "2026-01-31"
# publisher = "Your Press"
# rights = "© 2026 the speakers"
interviews = [
  "interviews/first-conversation.md",
]

# [[contributor]]
# name = "Your Name"
# file-as = "Name, Your"
# roles = ["edt"]

# [[product]]
# form = "paperback"
# trim = "5.5x8.5in"
# isbn = "978-…"
"""

_INTERVIEW = """\
---
id: first-conversation
title: A First Conversation
language: en
speakers:
  Q: {name: Interviewer, role: interviewer}
  A: {name: A Guest, role: interviewee}
---

This is a headnote: it stands before the first turn.

**Q:** How does a turn begin?

**A:** With a label in bold at the start of a paragraph.
Each sentence has a line of its own, so that changes are easy to read.

A second paragraph of the same turn needs no label.
"""


def write(folder: Path, title: str) -> list[Path]:
    """Write the starter edition; return the files in order.

    Raises UsageError, and writes nothing, if an edition is there already.
    """
    if (folder / "edition.toml").exists():
        where = Location(str(folder / "edition.toml"))
        raise UsageError(Problem("there is an edition here already", where))
    quoted = json.dumps(title, ensure_ascii=False).replace("\x7f", "\\u007f")
    texts = {
        folder / "interviews" / "first-conversation.md": _INTERVIEW,
        folder / "edition.toml": _EDITION.replace("{title}", quoted),
    }
    for path, text in texts.items():
        files.write_atomically(path, text.encode())
    return list(texts)

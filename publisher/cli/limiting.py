"""``--max-file`` and ``--limit``: limits, raised by a user who trusts a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from publisher.errors import Problem, UsageError
from publisher.limits import DEFAULT, Limits

__all__ = ["limits_of"]


def limits_of(max_file: int, told: Sequence[str]) -> Limits:
    """Return the limits that ``--max-file MB`` and each ``--limit NAME=NUMBER`` ask for.

    Raises UsageError for a limit that there is not, and for what is no number from 1 on.
    """
    known = {field.name for field in fields(Limits)}
    limits = replace(DEFAULT, file=max_file)
    for one in told:
        name, _, number = (part.strip() for part in one.partition("="))
        if name not in known:
            hint = f"there are {', '.join(sorted(known))}"
            raise UsageError(Problem(f"--limit: no limit is called “{name}”", hint=hint))
        if not (number.isascii() and number.isdigit() and len(number) < 10 and int(number)):
            hint = f"write --limit {name}={getattr(DEFAULT, name)}"
            raise UsageError(Problem(f"--limit {name}: “{number}” is no number", hint=hint))
        limits = replace(limits, **{name: int(number)})
    return limits

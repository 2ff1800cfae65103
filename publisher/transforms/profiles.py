"""Profiles: which rules a manuscript is made by.

A profile is a choice of rules, nothing else; every rule that changes a character
is recorded in the ledger whatever the profile.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from publisher.errors import Problem, UsageError

__all__ = ["PROFILES", "Profile", "Rules", "rules"]


class Profile(StrEnum):
    """The profiles by name."""

    VERBATIM = "verbatim"
    """Structure only: no character of anybody's speech is changed."""
    CLEAN = "clean"
    """Structure and typography: quotes, dashes, ellipses, blanks."""
    LITERARY = "literary"
    """As clean, for reading: hesitations and sounds of the tape go, on record."""
    ARCHIVE = "archive"
    """As verbatim, for research: every time code starts a turn of its own."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a profile.

    ``typography``: set quotes, dashes, ellipses and blanks.  ``times``: keep the
    time code of a turn.  ``every_time``: a time code or repeated label within a
    turn starts a new one.  ``sounds``: keep ``[laughs]``.  ``fillers``: keep
    ``um`` and ``uh``.
    """

    profile: Profile
    typography: bool
    times: bool
    every_time: bool
    sounds: bool
    fillers: bool


PROFILES = {
    Profile.VERBATIM: Rules(
        Profile.VERBATIM, typography=False, times=True, every_time=False, sounds=True, fillers=True
    ),
    Profile.CLEAN: Rules(
        Profile.CLEAN, typography=True, times=True, every_time=False, sounds=True, fillers=True
    ),
    Profile.LITERARY: Rules(
        Profile.LITERARY,
        typography=True,
        times=False,
        every_time=False,
        sounds=False,
        fillers=False,
    ),
    Profile.ARCHIVE: Rules(
        Profile.ARCHIVE, typography=False, times=True, every_time=True, sounds=True, fillers=True
    ),
}


def rules(name: str) -> Rules:
    """Return the rules of a profile by its name; raise UsageError for another name."""
    try:
        return PROFILES[Profile(name)]
    except ValueError as error:
        known = ", ".join(Profile)
        raise UsageError(Problem(f"no profile “{name}”", None, f"there are {known}")) from error

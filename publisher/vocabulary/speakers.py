"""What a speaker may be in an interview."""

from __future__ import annotations

__all__ = ["SPEAKER_ROLES"]

SPEAKER_ROLES = ("interviewer", "interviewee", "moderator", "audience", "narrator", "unknown")

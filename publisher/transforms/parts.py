"""Labels that say a part in the talk, and no name: *Q*, *Moderator*, *Audience*.

In: a label as it is compared (``leads.key_of``); out: whether it is a word for a
question, an answer, or another part, in any language of the lexicon.
"""

from __future__ import annotations

from publisher.transforms.lexicon import ANSWERS, ASKS, AUDIENCE, MODERATORS, NARRATORS

__all__ = ["is_answer", "is_question", "is_role", "numberless"]

_ROLES = ASKS | ANSWERS | MODERATORS | AUDIENCE | NARRATORS


def numberless(key: str) -> str:
    """Return ``q`` for ``q12``: questions and answers may be numbered."""
    end = len(key)
    while end and (key[end - 1].isdecimal() or key[end - 1] in " .#"):
        end -= 1
    bare = key[:end]
    if bare == "i":
        return key  # I1 and I2 are two interviewers, not two questions
    return bare if bare in ASKS or bare in ANSWERS else key


def is_question(key: str) -> bool:
    """Tell whether a label is a word for a question or for who asks."""
    return numberless(key) in ASKS


def is_answer(key: str) -> bool:
    """Tell whether a label is a word for an answer or for who gives it."""
    return numberless(key) in ANSWERS


def is_role(key: str) -> bool:
    """Tell whether a label is a word for a part in the talk, not a name."""
    plain = numberless(key).rstrip("0123456789 ")
    return plain in _ROLES

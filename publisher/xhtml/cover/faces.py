"""Which face letters what: in go words and a style, out comes a face that has their letters.

Floor 3: imports lower floors only.
"""

from __future__ import annotations

from unicodedata import category, normalize

from publisher import typefaces
from publisher.model.style import Face, Style

__all__ = ["face_for"]


def face_for(words: str, style: Style, slope: str) -> Face | None:
    """Return the face to set words in, or None if no face of the style has all their letters.

    The style's first family comes first, in the slope that is asked for, at its
    lightest; then its other faces, and then those of its other families, by which a
    style may letter scripts that its first does not know.
    """
    first = style.faces[0].family

    def rank(face: Face) -> tuple[bool, bool, int]:
        return face.family != first, face.style != slope, face.weight

    return next((face for face in sorted(style.faces, key=rank) if _has(face, words)), None)


def _has(face: Face, words: str) -> bool:
    """Tell whether a face has what is seen of the words; HarfBuzz composes and decomposes."""
    known = typefaces.letters(face)
    seen = {c for c in words if not c.isspace() and category(c) != "Cf"}
    return all(ord(c) in known or _parts(c) <= known for c in seen)


def _parts(character: str) -> frozenset[int]:
    return frozenset(map(ord, normalize("NFD", character)))

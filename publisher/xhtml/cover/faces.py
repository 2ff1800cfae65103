"""Which face letters what: in go words and a style, out comes a face that has their letters.

Floor 3: imports lower floors only.
"""

from __future__ import annotations

from publisher import typefaces
from publisher.model.style import Face, Style

__all__ = ["face_for"]


def face_for(words: str, style: Style, slope: str) -> Face | None:
    """Return the face to set words in, or None if no face of the style has all their letters.

    The style's first family comes first, in the slope that is asked for, at its
    lightest; then its other faces, and then those of its fallbacks, in their order.
    """
    first = style.faces[0].family

    def rank(face: Face) -> tuple[bool, bool, int]:
        return face.family != first, face.style != slope, face.weight

    others = (
        face
        for fallback in style.fallbacks
        for face in sorted(fallback.faces, key=lambda face: (face.style != slope, face.weight))
        if typefaces.installed(face.package)
    )
    own = sorted(style.faces, key=rank)
    return next((face for face in (*own, *others) if typefaces.has(face, words)), None)

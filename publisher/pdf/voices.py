"""Voices: how WeasyPrint sets the text of an element, so that it can be measured.

In goes the computed style of an element, out come the font file, the features,
the size and the spacing of its letters.  Lengths are CSS pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from weasyprint.css import get_all_computed_styles
from weasyprint.css.targets import TargetCollector
from weasyprint.text.fonts import font_features

from publisher.pdf.measure import REMEMBERED, Features, ligates, width_in
from publisher.pdf.setup import Cut
from publisher.pdf.shaping import Word, word

__all__ = ["Styles", "Voice", "computed_styles", "length", "voice_of"]

Styles = Callable[..., Mapping[str, Any]]
"""Gives the computed style of an element, or of its pseudo-element named second."""

_UNSEEN = dict.fromkeys(map(ord, "\N{SOFT HYPHEN}\N{WORD JOINER}\N{ZERO WIDTH SPACE}"))
"""What is in the text but not painted."""

_PARTED = tuple((ligatures, 0) for ligatures in ("liga", "clig", "dlig", "hlig"))
"""What Pango turns off where letters are spaced."""

_FEATURES = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """A way to set text; ``spacing`` is added after every letter.

    Each letter is in the first of the ``fonts`` that has it.  Voices are keys of much that is
    remembered, so one is known by its identity, and ``voice_of`` makes no two alike.
    """

    fonts: tuple[bytes, ...]
    features: Features
    size: float
    spacing: float

    def width(self, text: str) -> float:
        """Return the width of a text on one line."""
        return width_in(self.fonts, text, self.features) * self.size + self.spacing * len(text)

    def word(self, text: str, language: str, *, spaced: bool = False) -> Word:
        """Return the glyphs of a word, or of a space, in the first of the fonts.

        No letters join if they are ``spaced``.
        """
        return _word(self, text, language, spaced)

    def ligates(self, text: str) -> bool:
        """Tell whether letters of a text join in one glyph, which spacing would part."""
        return any(ligates(font, text, self.features) for font in self.fonts)


@lru_cache(maxsize=REMEMBERED)
def _word(voice: Voice, text: str, language: str, spaced: bool) -> Word:
    features = (*voice.features, *_PARTED) if spaced else voice.features
    return word(voice.fonts[0], text.translate(_UNSEEN), features, language)


_one_voice = lru_cache(maxsize=256)(Voice)
"""Gives the same voice to all that are set alike."""


def computed_styles(html: Any, sheets: list[Any], fonts: Any) -> Styles:
    """Return the styles of the elements of a parsed document."""
    styles: Styles = get_all_computed_styles(
        html,
        sheets,
        font_config=fonts,
        color_profiles={},
        page_rules=[],
        layers=[],
        target_collector=TargetCollector(),
    )
    return styles


def voice_of(style: Mapping[str, Any], cuts: tuple[Cut, ...]) -> Voice | None:
    """Return the voice of a style; None if no cut is exactly what it asks for."""
    if style["text_transform"] != "none" or style["word_spacing"] != 0:
        return None
    first, *others = style["font_family"]
    wanted = (style["font_weight"], style["font_style"])
    exact = {c.face.family: c.data for c in cuts if (c.face.weight, c.face.style) == wanted}
    if first not in exact:
        return None
    features = font_features(**{name: style[name] for name in _FEATURES})
    spacing = style["letter_spacing"]
    return _one_voice(
        fonts=(exact[first], *(exact[name] for name in others if name in exact)),
        features=tuple(sorted(features.items())),
        size=style["font_size"],
        spacing=0.0 if spacing == "normal" else spacing,
    )


def length(style: Mapping[str, Any], *names: str) -> float | None:
    """Return the sum of some lengths; None if one of them is no plain length."""
    total = 0.0
    for name in names:
        value = style[name]
        if isinstance(value, int | float):
            total += value
        elif getattr(value, "unit", None) == "px":
            total += value.value
        else:
            return None
    return total

"""Quotation marks of the languages.

In: a language tag, and the text of a file; out: its ``Marks``.

Source: English, Chicago Manual of Style, 17th ed., 6.115 and 13.30; French, Lexique
des règles typographiques en usage à l'Imprimerie nationale, *guillemets*, in Canada
Office québécois de la langue française, *guillemets*, in Switzerland Guide du
typographe, 5e éd.; German, Duden, K 8 to K 12, and DIN 5008; Spanish, Ortografía de
la lengua española (2010), II 3.4.8, which puts « » first, while America writes “ ”;
Portuguese, Código de Redação Interinstitucional, 10.1.10; Italian, Treccani,
*virgolette*; Dutch, Technische Handleiding, 8.1; Swedish, Svenska skrivregler,
*citattecken*; Finnish, SFS 4175; Norwegian, Språkrådet, *hermeteikn*; Danish,
Retskrivningsordbogen, § 58; Polish, PWN, 98; Czech, Internetová jazyková příručka,
*uvozovky*; Hungarian, A magyar helyesírás szabályai (12th ed.), 257; Romanian, DOOM³;
Russian, Мильчин and Чельцова, *кавычки*; Ukrainian, Український правопис (2019),
§ 165; Greek and others, Unicode CLDR, delimiters; Turkish, Türk Dil Kurumu,
*tırnak işareti*; Catalan, Ortografia catalana (2017), 7.11; Chinese, GB/T
15834-2011, 4.8, in Taiwan 重訂標點符號手冊; Japanese, JIS X 4051; Korean, 한글 맞춤법,
appendix.  Hebrew, Arabic and Thai are left alone: a straight mark between Hebrew
letters makes an abbreviation, and Arabic has no settled pair.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Marks", "marks"]


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a language: double and single, opening and closing.

    ``nested`` stand within double ones, where a raw has straight single marks.
    """

    double: tuple[str, str]
    single: tuple[str, str] = ("‘", "’")
    nested: tuple[str, str] = ("‘", "’")
    apostrophe: str = "’"
    inner: str = ""
    """A space that stands inside the double marks."""
    unspaced: bool = False
    """No blanks part the words, so that only turn by turn tells what opens."""


_NO_BREAK, _NARROW = "\u00a0", "\u202f"
_ENGLISH = Marks(("“", "”"))
_ANGLED = Marks(("«", "»"), nested=("“", "”"))
_FRENCH = Marks(("«", "»"), nested=("“", "”"), inner=_NO_BREAK)
_GERMAN = Marks(("„", "“"), ("‚", "‘"), ("‚", "‘"))
_POLISH = Marks(("„", "”"), nested=("«", "»"))
_NORDIC = Marks(("”", "”"), ("’", "’"), ("’", "’"))
_RUSSIAN = Marks(("«", "»"), ("„", "“"), ("„", "“"))
_CORNERS = Marks(("「", "」"), ("『", "』"), ("『", "』"), unspaced=True)
_BY_LANGUAGE = {
    **dict.fromkeys(("en", "nl", "tr", "pt", "ko", "hi", "id", "vi", "lv", "ms", "sw"), _ENGLISH),
    **dict.fromkeys(("es-419", "es-mx", "es-us", "es-ar", "es-co", "es-cl", "es-pe"), _ENGLISH),
    **dict.fromkeys(("es", "it", "ca", "gl", "el", "pt-pt", "fa", "eu"), _ANGLED),
    "fr": _FRENCH,
    "fr-ch": Marks(("«", "»"), ("‹", "›"), ("‹", "›"), inner=_NARROW),
    **dict.fromkeys(("de", "cs", "sk", "sl", "bg", "lt", "et", "is"), _GERMAN),
    **dict.fromkeys(("de-ch", "de-li"), Marks(("«", "»"), ("‹", "›"), ("‹", "›"))),
    **dict.fromkeys(("pl", "ro"), _POLISH),
    **dict.fromkeys(("hr", "sr"), Marks(("„", "”"), ("‘", "’"))),
    "hu": Marks(("„", "”"), nested=("»", "«")),
    **dict.fromkeys(("sv", "fi", "da"), _NORDIC),
    **dict.fromkeys(("nb", "nn", "no"), Marks(("«", "»"))),
    **dict.fromkeys(("ru", "uk", "be"), _RUSSIAN),
    "zh": Marks(("“", "”"), unspaced=True),
    **dict.fromkeys(("zh-hant", "zh-tw", "zh-hk", "ja"), _CORNERS),
}
_OTHERS = (_ENGLISH, _ANGLED, _GERMAN, _POLISH)
_ENOUGH = 3
"""So many marks of another pair show that a file has a way of its own."""


def marks(text: str, language: str) -> Marks | None:
    """Return the marks of a language, or the other pair that the text itself sets.

    None if the language has none here.  French keeps its guillemets.
    """
    tag = language.lower()
    parts = tag.split("-")
    names = ["-".join(parts[:size]) for size in range(len(parts), 0, -1)]
    found = next((_BY_LANGUAGE[name] for name in names if name in _BY_LANGUAGE), None)
    if found is None or found.inner or found.unspaced:
        return found
    if any(text.count(mark) for mark in found.double):
        return found
    often, best = max(((_often(text, one), one) for one in _OTHERS), key=lambda pair: pair[0])
    return best if often >= _ENOUGH else found


def _often(text: str, one: Marks) -> int:
    return min(text.count(mark) for mark in one.double)

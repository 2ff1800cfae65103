"""Words that say nothing where something should be said, in the languages of the phrases.

They stand as they are compared: in small letters, without marks and figures.
"""

from __future__ import annotations

__all__ = ["KINDS_OF_PICTURE", "POINTING"]

KINDS_OF_PICTURE = frozenset(
    {
        *(
            "image",
            "picture",
            "photo",
            "photograph",
            "figure",
            "illustration",
            "graphic",
            "drawing",
        ),
        *("alt", "img", "dsc", "untitled", "screenshot", "scan"),
        *("bild", "foto", "fotografie", "abbildung", "abb", "grafik", "zeichnung"),
        *("photographie", "dessin", "sans titre"),
        *("imagen", "fotografía", "figura", "ilustración", "gráfico", "dibujo"),
    }
)
"""What an alternative text is when it tells the kind of a picture, not what it shows."""

POINTING = frozenset(
    {
        *(
            "here",
            "click here",
            "link",
            "this link",
            "this",
            "more",
            "read more",
            "website",
            "source",
        ),
        *(
            "hier",
            "hier klicken",
            "klicken sie hier",
            "dieser link",
            "mehr",
            "weiterlesen",
            "quelle",
        ),
        *("ici", "cliquez ici", "lien", "ce lien", "plus", "en savoir plus", "lire la suite"),
        *("aquí", "clic aquí", "haga clic aquí", "enlace", "este enlace", "más", "leer más"),
    }
)
"""What the words of a link are when they point, and do not tell where it leads."""

"""Where the schemes of subjects are to be found, which catalogues name them by.

Of a scheme that gives itself no address, the code alone is told.
"""

from __future__ import annotations

__all__ = ["SCHEMES"]

SCHEMES = {
    "AAT": "http://vocab.getty.edu/aat/",
    "BISAC": "http://www.bisg.org/standards/bisac_subject/index.html",
    "EuroVoc": "http://eurovoc.europa.eu/",
    "LCSH": "http://id.loc.gov/authorities/subjects",
    "MEDTOP": "http://cv.iptc.org/newscodes/mediatopic/",
    "Thema": "https://ns.editeur.org/thema/",
}
"""By the key of ``vocabulary.subjects``; BISAC's is that of OPDS Catalog 1.2, 5.1.2."""

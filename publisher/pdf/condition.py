"""The printing condition: in goes a product, out comes the press that it is meant for.

PDF/X has to say for which condition its inks are meant (ISO 15930-4 and 15930-7,
output intent).  Without a profile of the printer's that is offset on uncoated white
paper, FOGRA47 of the ICC's registry, which is what text is printed on; the profile of
it is ours (``scripts/press_profile.py`` makes it).
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from PIL import ImageCms

from publisher.model.edition import Edition, Product

__all__ = ["Condition", "condition"]

_REGISTRY = "http://www.color.org"
"""How the ICC's registry of printing conditions is named (ISO 15930-7, output intent)."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A printing condition; ``registry`` is empty for one that no registry knows."""

    identifier: str
    description: str
    registry: str
    profile: bytes = field(repr=False)


def condition(edition: Edition, product: Product) -> Condition:
    """Return the condition of the product's own profile, else of uncoated paper."""
    path = product.print.icc if product.print else ""
    own = next((p.data for p in edition.profiles if p.path == path), b"")
    if not own:
        return _uncoated()
    profile = ImageCms.ImageCmsProfile(io.BytesIO(own)).profile
    name = (profile.profile_description or "").strip() or path
    return Condition(name, name, "", own)


@lru_cache(maxsize=1)
def _uncoated() -> Condition:
    text = (
        "Offset commercial and specialty printing according to ISO 12647-2:2004/Amd 1,"
        " paper type 4 (uncoated white), screen ruling 60/cm"
    )
    data = files(__package__).joinpath("uncoated.icc").read_bytes()
    return Condition("FOGRA47", text, _REGISTRY, data)

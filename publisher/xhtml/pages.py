"""Templates of the pages that a reader sees: in go plain values, out comes markup.

Templates are code of this package; no data ever becomes template source.  The
environment is sandboxed, escapes everything, refuses names it was not given, and
refuses characters that cannot stand in XHTML.

Floor 3: the only importer of Jinja2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from publisher.xhtml.markup import checked

__all__ = ["Value", "page", "web_page"]

Value = str | int | Markup | None | Sequence["Value"] | Mapping[str, "Value"]
"""What a template may be given: plain data, never an object with methods of its own."""


def page(name: str, values: Mapping[str, Value]) -> Markup:
    """Return the page ``templates/<name>.xhtml.j2`` filled in.

    Raises ``InputError`` for a character that cannot stand in XHTML.
    """
    template = _environment().get_template(f"{name}.xhtml.j2")
    return Markup(template.render(values))  # noqa: S704 - the environment escapes


def web_page(name: str, values: Mapping[str, Value]) -> bytes:
    """Return the HTML page ``templates/web/<name>.html.j2`` filled in, in UTF-8.

    Raises ``InputError`` as ``page`` does.
    """
    template = _environment().get_template(f"web/{name}.html.j2")
    return f"{template.render(values)}\n".encode()


@cache
def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(
        loader=PackageLoader("publisher", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_fit,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )


def _fit(value: object) -> object:
    return checked(value) if isinstance(value, str) else value

"""The scheme of all addresses that documents and style sheets may use."""

__all__ = ["SCHEME"]

SCHEME = "publisher:"

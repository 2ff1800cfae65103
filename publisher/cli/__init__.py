"""The command line: arguments in, exit code out.  The only importer of Typer and Rich."""

from publisher.cli.app import app
from publisher.cli.run import main

__all__ = ["app", "main"]

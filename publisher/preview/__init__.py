"""A book made anew at every save, in one warm process.

Floor 7: imports the pipeline and what is below it.
"""

from publisher.preview.watch import Outcome, changes, rebuild, watch

__all__ = ["Outcome", "changes", "rebuild", "watch"]

"""A book made anew at every save, in one warm process, and shown while it is written.

Floor 8: imports the pipeline and what is below it.
"""

from publisher.preview.show import preview
from publisher.preview.watch import Outcome, changes, rebuild, watch

__all__ = ["Outcome", "changes", "preview", "rebuild", "watch"]

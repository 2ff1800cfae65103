"""Work: in goes a function and items, out come the results in the order of the items.

``Workers`` says where it is done: in this process (``HERE``), in a ``Pool`` of processes
or on a Dask ``Cluster`` that runs already.  ``each`` is for items that are all at hand,
``shared`` for many small ones, ``stream`` for any number of them; ``Progress`` is how
work tells how far it is, and ``held`` holds an item to its ``Budget``.
The results are the same wherever it is done.

Floor 1: imports floor 0, and ``cache``, ``quiet`` and ``scratch`` beside it.
"""

from publisher.work.budget import Budget, held
from publisher.work.cluster import Cluster
from publisher.work.pool import Pool, settle
from publisher.work.share import each, shared, stream
from publisher.work.workers import HERE, Progress, Workers, silent

__all__ = [
    "HERE",
    "Budget",
    "Cluster",
    "Pool",
    "Progress",
    "Workers",
    "each",
    "held",
    "settle",
    "shared",
    "silent",
    "stream",
]

"""Code tables of the trade, as data.

Floor 0: imports the standard library and its own modules only.
"""

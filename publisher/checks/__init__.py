"""Checks: in go an edition or a finished file, out come findings.

Floor 4: imports lower floors and its own modules only.
"""

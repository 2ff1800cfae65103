"""The model: frozen values that every floor above shares.

Floor 0: imports the standard library and its own modules only.
"""

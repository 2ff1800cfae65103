"""The commands: each declares its arguments here and does its work in one call.

The pipeline is imported inside each command, so that ``publisher --help`` loads
no engine.  Nor does help load Rich, which takes longer to import than all else that
help needs: so it is plain text.
"""

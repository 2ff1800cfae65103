"""Releasing: an edition in, everything that ships out."""

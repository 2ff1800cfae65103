"""Small exporters: one talk, written as many programs and people would write it."""

"""Going to anything by a few letters: command palette, find, choices in place of the mouse."""

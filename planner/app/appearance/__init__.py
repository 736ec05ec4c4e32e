"""How the window looks and speaks: theme, marks, language, shortcuts, settings."""

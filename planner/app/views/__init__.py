"""Saved views in the window: looking through one, keeping it, and saying what it leaves out."""

"""Gestures, one module each."""

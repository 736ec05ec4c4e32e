"""What happens to whole designs on disk: opened, saved, watched, kept, begun from the gallery."""

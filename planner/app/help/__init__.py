"""What the program says about itself: help on what has the keyboard, topics, the tour."""

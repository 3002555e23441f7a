"""Floor 2: the six stages of the lecture, after the parties that act in them."""

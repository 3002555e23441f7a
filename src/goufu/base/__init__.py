"""Floor 1: the furniture that every room uses."""

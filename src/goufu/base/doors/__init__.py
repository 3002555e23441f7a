"""What a room shows to the world: sheets to fill in, acts to carry out, lists to read."""

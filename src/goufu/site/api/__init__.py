"""The JSON doors: lists, cards and acts of all rooms, made from what they declare."""

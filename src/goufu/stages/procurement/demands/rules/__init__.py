"""What the law asks of a demand, and of asking the public about it."""

"""The public pages about who buys and who serves."""

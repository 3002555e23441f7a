"""What the law asks of a draw. No database, no clock, no HTTP."""

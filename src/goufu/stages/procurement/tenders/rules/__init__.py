"""What the law asks of a tender. No database, no clock, no HTTP."""

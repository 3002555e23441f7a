"""What is looked for. No database, no clock, no HTTP."""

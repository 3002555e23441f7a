"""What a project must answer before it goes on. No database, no clock, no HTTP."""

"""What must hold of framework agreements. No database, no clock, no HTTP."""

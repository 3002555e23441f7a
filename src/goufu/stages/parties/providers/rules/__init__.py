"""What must hold of a provider. No database, no clock, no HTTP."""

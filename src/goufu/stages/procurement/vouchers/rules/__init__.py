"""What must hold of vouchers. No database, no clock, no HTTP."""

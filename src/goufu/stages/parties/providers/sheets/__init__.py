"""What people fill in about providers."""

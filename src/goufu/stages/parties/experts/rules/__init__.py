"""What the register of experts checks."""

"""Rehearsal (政策推演): recorded projects replayed under a law that is only supposed."""

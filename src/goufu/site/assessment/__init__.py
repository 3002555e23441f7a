"""Pages of the assessment that a form made from a sheet does not serve."""

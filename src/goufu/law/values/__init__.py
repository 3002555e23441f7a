"""The provisions by subject: one constant for each YAML file under ``data/``."""

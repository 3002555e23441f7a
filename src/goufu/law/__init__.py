"""Floor 0: what the law says, when, where, and in which words. Pure Python and YAML."""

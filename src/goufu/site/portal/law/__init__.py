"""The pages on which anybody may read the law that the platform goes by."""

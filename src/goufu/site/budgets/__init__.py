"""The two budget tables as files, and finance's view of all departments of a year."""

"""Floor 4: settings, the database server, processes, urls and the switchboard."""

"""政策推演: what the recorded projects of a year would have become under another law.

Stands above the stages because it reads all rooms. It writes its own two tables and nothing else.
"""

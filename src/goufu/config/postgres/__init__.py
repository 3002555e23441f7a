"""The PostgreSQL that Goufu brings along: one server for one home, shared by all processes.

``Server(home).join()`` finds the server running or starts it; ``leave()`` stops it when nobody else
uses it.
"""

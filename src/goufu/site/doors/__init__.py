"""The generic doors: pages, lists, exports and forms made from what the rooms declare.

A room writes no view of its own for what every room has: its list, the page of a dossier, the
form of a step. They are here once, read off ``Doors`` (see ``goufu.base.doors.declare``).
"""

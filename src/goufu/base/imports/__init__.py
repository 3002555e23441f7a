"""Registers and lists that come as a spreadsheet: all of its rows are carried in, or none."""

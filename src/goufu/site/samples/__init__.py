"""Invented cards for the gallery; every body, project and amount in them is made up."""

"""Guidance catalogues, their items and the schemes beside them, as society reads them."""

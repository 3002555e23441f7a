"""Lists that come as a spreadsheet, at the doors: look first, then carry in."""

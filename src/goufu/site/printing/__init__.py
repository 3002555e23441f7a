"""Tables on paper: PDF with embedded fonts, heads on every page, numbered pages."""

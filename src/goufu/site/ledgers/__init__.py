"""台账: the figures of a year, by department, class, item, place. Reads what the reader may see."""

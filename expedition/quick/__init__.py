"""Quick entry: a line of words understood as an entry of a day, without a window and without a database."""

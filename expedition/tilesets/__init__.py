"""Map files of others: sets of tiles, read without a window."""

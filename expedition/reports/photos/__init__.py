"""Photos of a book: what is printed of them, how large, and out of which bytes."""

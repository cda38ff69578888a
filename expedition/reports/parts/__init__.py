"""The parts of which books are made."""

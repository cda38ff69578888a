"""From tracks to days and legs."""

"""What the days add up to, one module a theme."""

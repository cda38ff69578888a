"""PDF books built from records."""

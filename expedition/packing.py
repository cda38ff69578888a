"""Lines of trackpoints packed into bytes for storage, and thinned for drawing."""

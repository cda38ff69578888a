"""The books one log can become."""

"""Forms for what is written in the evening, opened in place."""

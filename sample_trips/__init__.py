"""Sample trips in the trip-folder form: data, no logic."""

"""Where on earth: time zones, countries, sun."""

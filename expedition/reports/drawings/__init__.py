"""Profiles, charts and strips of figures on paper."""

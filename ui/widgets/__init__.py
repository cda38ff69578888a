"""Small controls that know nothing of trips."""

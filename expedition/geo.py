"""Distances on the WGS 84 ellipsoid, for columns of points."""

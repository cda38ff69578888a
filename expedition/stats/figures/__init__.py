"""Figures of a trip: one module a topic, each figure with how it was made and the days behind it."""

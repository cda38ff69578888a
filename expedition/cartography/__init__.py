"""The drawing core of maps: what is drawn where, for the window and for the report, without a painter."""

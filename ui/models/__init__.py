"""Item models between records and lists."""

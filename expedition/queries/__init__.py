"""Read verbs: functions that return frozen records."""

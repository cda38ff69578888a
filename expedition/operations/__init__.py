"""Write verbs: functions that change a logbook inside one step."""

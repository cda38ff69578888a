"""The windows of Expedition Logbook."""

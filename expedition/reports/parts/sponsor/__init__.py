"""What stands in the report to supporters."""

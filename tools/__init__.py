"""What builds and starts the project; never part of the installed program."""

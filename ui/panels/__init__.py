"""The large parts of the window, one module each."""

"""Writers that turn records into files."""

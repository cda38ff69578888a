"""The database file: engine, history, migrations, attachments."""

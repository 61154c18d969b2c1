"""The current run. An interpreter runs one program at a time."""

current = None

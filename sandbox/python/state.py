"""The run that is going on. One interpreter runs one program at a time."""

current = None

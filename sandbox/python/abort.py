"""How a run is ended from inside."""


class Abort(SystemExit):
    """Ends the program at once.

    The event loop lets only SystemExit and KeyboardInterrupt out of a task or a callback; every other
    exception would be stored in a future or logged, and the program would go on.
    """

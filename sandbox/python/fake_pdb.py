"""Stands in for pdb, of which doctest makes a debugger that nobody starts."""


def set_trace(*, header=None, commands=None):
    _state.current.refuse("a person to debug it (pdb)")


class Pdb:
    def __init__(self, *arguments, **options):
        self.use_rawinput = True

    def reset(self):
        """Nothing is being debugged."""

    def set_continue(self):
        """Nothing is being debugged."""

    def set_trace(self, frame=None, *, commands=None):
        set_trace()


def run(statement, globals=None, locals=None):
    set_trace()


runcall = runeval = post_mortem = pm = run

"""Stands in for getpass: what is typed without being shown comes from the lines that the lesson declares."""

import os


class GetPassWarning(UserWarning):
    pass


def getpass(prompt="Password: ", stream=None, *, echo_char=None):
    """The next line of input. The prompt goes to a terminal, which is neither stdout nor stderr."""
    line = _state.current.next_input("getpass()")
    if line is None:
        raise EOFError
    return line


def getuser():
    return os.environ["USER"]

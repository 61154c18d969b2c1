import traceback


def inner():
    raise KeyError("missing")


try:
    inner()
except KeyError:
    traceback.print_exc()
    print(traceback.format_exc().splitlines()[-1])

import traceback
import sys


def a():
    traceback.print_stack(file=sys.stdout)
    print([f.name for f in traceback.extract_stack()])


a()

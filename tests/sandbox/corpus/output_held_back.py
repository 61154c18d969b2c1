import atexit
import sys

sys.stdout.reconfigure(write_through=False)
atexit.register(lambda: sys.stdout.write("at exit"))
sys.stdout.write("held back\n")

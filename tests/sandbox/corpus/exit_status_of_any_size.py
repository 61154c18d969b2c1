import sys

try:
    sys.exit(10**30)
except SystemExit as leaving:
    print(leaving.code)
sys.exit(-1)

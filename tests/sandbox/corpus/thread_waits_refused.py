import threading

waits = (
    lambda timeout: threading.Event().wait(timeout),
    lambda timeout: threading.Lock().acquire(True, timeout),
)
for wait in waits:
    for wrong in (float("inf"), float("nan"), 10**30, "1", -2):
        try:
            print(wait(wrong))
        except (ValueError, OverflowError, TypeError) as error:
            print(type(error).__name__, error)

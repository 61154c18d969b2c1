import asyncio
import time

for wrong in (float("nan"), float("inf"), -1, -0.5, 10**30, "1", None):
    try:
        time.sleep(wrong)
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)

for wrong in (float("nan"), "1", None):
    try:
        asyncio.run(asyncio.sleep(wrong))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

print(asyncio.run(asyncio.sleep(-1, "no time")))

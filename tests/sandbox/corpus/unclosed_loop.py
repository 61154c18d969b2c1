import asyncio
import gc
import warnings

warnings.simplefilter("always")
loop = asyncio.new_event_loop()
loop.run_until_complete(asyncio.sleep(0))
del loop
gc.collect()
print("end")

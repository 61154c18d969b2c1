import asyncio

try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
coroutine = asyncio.sleep(0)
try:
    asyncio.create_task(coroutine)
except RuntimeError as error:
    print(error)
coroutine.close()

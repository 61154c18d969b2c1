import asyncio

try:
    asyncio.get_event_loop()
except RuntimeError as e:
    print(e)

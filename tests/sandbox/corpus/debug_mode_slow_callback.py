import asyncio
import time


async def main():
    asyncio.get_running_loop().slow_callback_duration = 10
    print(asyncio.get_running_loop().get_debug())
    time.sleep(0.02)
    await asyncio.sleep(0.01)


asyncio.run(main(), debug=True)

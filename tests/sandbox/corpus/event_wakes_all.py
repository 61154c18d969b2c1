import asyncio


async def waiter(name, event):
    print(name, "waits")
    await event.wait()
    print(name, "goes")


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(n, event)) for n in (1, 2, 3)]
    await asyncio.sleep(0.01)
    event.set()
    print("set", event.is_set())
    await asyncio.gather(*tasks)
    event.clear()
    print(event.is_set())


asyncio.run(main())

import asyncio


async def fail():
    raise ValueError("kept in a global")


async def main():
    global task
    task = asyncio.create_task(fail())
    await asyncio.sleep(0.01)


asyncio.run(main())
print("end")

import asyncio


async def main():
    await asyncio.sleep(0.05)
    return {"answer": 42}


print(asyncio.run(main()))

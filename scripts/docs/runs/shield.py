import asyncio

async def save(text):
    await asyncio.sleep(3)
    print("saved", text)
    return len(text)

async def main():
    saving = asyncio.create_task(save("draft"))
    try:
        await asyncio.wait_for(asyncio.shield(saving), timeout=1)
    except TimeoutError:
        print("not waiting any more")
    print(await saving, "characters")

asyncio.run(main())

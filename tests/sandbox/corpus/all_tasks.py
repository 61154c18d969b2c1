import asyncio


async def nap():
    await asyncio.sleep(0.01)


async def main():
    tasks = [asyncio.create_task(nap(), name=f"nap {n}") for n in range(3)]
    print(sorted(t.get_name() for t in asyncio.all_tasks() - {asyncio.current_task()}))
    await asyncio.gather(*tasks)
    print(len(asyncio.all_tasks()))


asyncio.run(main())

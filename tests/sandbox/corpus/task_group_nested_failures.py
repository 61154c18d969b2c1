import asyncio


async def bad(n):
    await asyncio.sleep(n / 100)
    raise (ValueError if n % 2 else TypeError)(n)


async def main():
    async with asyncio.TaskGroup() as outer:
        async def sub():
            async with asyncio.TaskGroup() as tg:
                tg.create_task(bad(1))
                tg.create_task(bad(1))
        outer.create_task(sub())
        outer.create_task(bad(2))


try:
    asyncio.run(main())
except* ValueError as eg:
    print("V", eg, eg.exceptions)
except* TypeError as eg:
    print("T", eg.exceptions)

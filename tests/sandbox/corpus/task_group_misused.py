import asyncio


async def main():
    tg = asyncio.TaskGroup()
    c = asyncio.sleep(0)
    try:
        tg.create_task(c)
    except RuntimeError as e:
        print(str(e).split(">")[-1] or e)
    c.close()
    async with tg:
        pass
    c = asyncio.sleep(0)
    try:
        tg.create_task(c)
    except RuntimeError as e:
        print(str(e).split(">")[-1])
    c.close()
    try:
        async with tg:
            pass
    except RuntimeError as e:
        print(str(e).split(">")[-1])


asyncio.run(main())

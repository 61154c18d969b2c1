import asyncio

async def move(name, first, second):
    async with first:
        print(name, "has one")
        await asyncio.sleep(1)
        async with second:
            print(name, "has both")

async def main():
    fork, knife = asyncio.Lock(), asyncio.Lock()
    async with asyncio.TaskGroup() as table:
        table.create_task(move("Ada", fork, knife), name="Ada")
        table.create_task(move("Grace", knife, fork), name="Grace")

asyncio.run(main())

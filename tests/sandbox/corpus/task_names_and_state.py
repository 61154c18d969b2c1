import asyncio


async def work():
    return asyncio.current_task().get_name()


async def main():
    task = asyncio.create_task(work(), name="worker")
    print(task.get_name(), task.done(), task.get_coro().__name__)
    task.set_name("renamed")
    print(await task, task.done(), task.result())
    print(asyncio.current_task().get_name())
    print((await asyncio.create_task(work())))


asyncio.run(main())

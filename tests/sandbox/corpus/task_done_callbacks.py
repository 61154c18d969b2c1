import asyncio
import functools


def finished(label, task):
    print(label, task.get_name(), task.cancelled() or task.result())


async def main():
    task = asyncio.create_task(asyncio.sleep(0.01, "r"), name="t")
    for label in ("one", "two"):
        task.add_done_callback(functools.partial(finished, label))
    task.add_done_callback(print)
    print(task.remove_done_callback(print))
    await task
    print("awaited")
    await asyncio.sleep(0)


asyncio.run(main())

import asyncio


async def say(word):
    print("start", word)
    await asyncio.sleep(0)
    print("end", word)


async def main():
    print("create")
    one = asyncio.create_task(say("one"))
    two = asyncio.create_task(say("two"))
    print("created")
    await two
    await one
    print("done")


asyncio.run(main())

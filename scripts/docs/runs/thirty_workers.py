import asyncio

async def work(number, slots, done):
    for turn in range(3):
        async with slots:
            await asyncio.sleep(1)
    done.append(number)

async def main():
    slots, done = asyncio.Semaphore(5), []
    await asyncio.gather(*[work(number, slots, done) for number in range(30)])
    print(len(done), "workers are done")

asyncio.run(main())

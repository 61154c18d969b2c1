import asyncio

async def fetch(page, seconds):
    await asyncio.sleep(seconds)
    print("fetched", page)
    return page.upper()

async def main():
    pages = await asyncio.gather(fetch("news", 2), fetch("mail", 1), fetch("wiki", 3))
    print(pages)

asyncio.run(main())

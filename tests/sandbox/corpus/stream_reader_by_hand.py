import asyncio


async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"line one\nline two\nrest")
    reader.feed_eof()
    async for line in reader:
        print(line)
    print(await reader.read(), reader.at_eof())


asyncio.run(main())

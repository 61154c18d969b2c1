import { expect, it } from 'vitest'
import { python, sandboxForTests } from '#tests/sandbox/shared'

const sandbox = sandboxForTests()
const certified = async (source: string, input: string[] = []) => {
  const record = await sandbox.run({ source, input })
  expect(record).toMatchObject({ outcome: 'finished', deterministic: true, reasons: [] })
  return record.stdout
}

it('doctest reports the examples that fail, with the path of the program, which is not asked about', async () => {
  const { stdout: printed, reasons } = await sandbox.run({
    source: python`
    import doctest

    def half(n):
        """
        >>> half(4)
        2
        >>> half(6)
        3.0
        """
        return n / 2

    print(doctest.testmod())
  `,
  })
  expect(reasons).toEqual(['The output shows the path of the program, which differs between machines.'])
  expect(printed).toContain('Expected:\n    2\nGot:\n    2.0\n')
  expect(printed).toMatch(/TestResults\(failed=1, attempted=2\)\n$/u)
})

it('sqlite3 keeps a database with the name of a file until the run ends', async () => {
  const source = python`
    import sqlite3

    with sqlite3.connect("shop.db") as shop:
        shop.execute("create table if not exists fruit (name text, price integer)")
        shop.executemany("insert into fruit values (?, ?)", [("apple", 3), ("pear", 2)])
    shop.close()
    shop = sqlite3.connect("shop.db")
    print(shop.execute("select name from fruit order by price").fetchall())
    print(sqlite3.connect(":memory:").execute("select count(*) from sqlite_master").fetchone())
  `
  expect(await certified(source)).toBe("[('pear',), ('apple',)]\n(0,)\n")
  expect(await certified(source)).toBe("[('pear',), ('apple',)]\n(0,)\n")
})

it('xml is read and written', async () => {
  const printed = await certified(python`
    import xml.etree.ElementTree as ET
    from xml.dom import minidom

    menu = ET.fromstring("<menu><dish price='7'>soup</dish></menu>")
    print(menu.find("dish").text, menu.find("dish").get("price"), ET.tostring(menu).decode())
    print(minidom.parseString("<a><b/></a>").documentElement.firstChild.tagName)
  `)
  expect(printed).toBe('soup 7 <menu><dish price="7">soup</dish></menu>\nb\n')
})

it('getpass takes its answers from the lines of input, and shows nothing', async () => {
  const source =
    'import getpass\nname = input("Name: ")\nprint(f"{name}:", len(getpass.getpass("Secret: ")))\n'
  expect(await certified(source, ['Ada', 'engine'])).toBe('Name: Ada: 6\n')
})

it('doctest is silent about examples that pass', async () => {
  expect(
    await certified(python`
    import doctest

    def half(n):
        """
        >>> half(4)
        2.0
        """
        return n / 2

    print(doctest.testmod())
  `),
  ).toBe('TestResults(failed=0, attempted=1)\n')
})

it('a server is of the class that asyncio shows', async () => {
  const source = python`
    import asyncio

    async def main():
        server = await asyncio.start_server(print, "127.0.0.1", 0)
        print(type(server) is asyncio.Server, isinstance(server, asyncio.AbstractServer), type(server))
        server.close()

    asyncio.run(main())
  `
  expect(await certified(source)).toBe("True True <class 'asyncio.base_events.Server'>\n")
})

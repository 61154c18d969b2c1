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

it('zoneinfo knows the zones, how their times changed and will change, and what they are called', async () => {
  const printed = await certified(python`
    from datetime import UTC, datetime, timedelta
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

    berlin, york = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
    night = datetime(2024, 3, 31, 1, 30, tzinfo=berlin)
    print(night + timedelta(hours=1), (night.astimezone(UTC) + timedelta(hours=1)).astimezone(berlin))
    print(datetime(2024, 7, 1, 12, tzinfo=york).astimezone(ZoneInfo("Asia/Kolkata")), york.tzname(datetime(2024, 1, 1)))
    print(datetime(2050, 7, 1, tzinfo=berlin).utcoffset(), datetime(1970, 7, 1, tzinfo=berlin).utcoffset())
    print(ZoneInfo("Europe/Dublin").dst(datetime(2024, 1, 1)), datetime(2024, 11, 3, 1, 30, fold=1, tzinfo=york))
    print(repr(berlin), "US/Pacific" in available_timezones(), ZoneInfo("UTC") is ZoneInfo("UTC"))
    for key in ("Mars/Phobos", "../secret"):
        try:
            ZoneInfo(key)
        except (ZoneInfoNotFoundError, ValueError) as error:
            print(error)
  `)
  expect(printed).toBe(
    [
      '2024-03-31 02:30:00+01:00 2024-03-31 03:30:00+02:00',
      '2024-07-01 21:30:00+05:30 EST',
      '2:00:00 1:00:00',
      '-1 day, 23:00:00 2024-11-03 01:30:00-05:00',
      "zoneinfo.ZoneInfo(key='Europe/Berlin') True True",
      "'No time zone found with key Mars/Phobos'",
      'ZoneInfo keys must refer to subdirectories of TZPATH, got: ../secret',
      '',
    ].join('\n'),
  )
  const { reasons } = await sandbox.run({
    source: 'import zoneinfo\nprint(len(zoneinfo.available_timezones()))\n',
  })
  expect(reasons.join()).toContain('depends on the computer')
})

it('shelve keeps things by their names until the run ends, in an order that is not asked about', async () => {
  const source = python`
    import os, shelve

    with shelve.open("fruit") as shelf:
        shelf["pear"], shelf["apple"] = 1, [2]
        print(sorted(shelf), len(shelf), "apple" in shelf, "fig" in shelf)
        try:
            shelf["fig"]
        except KeyError as error:
            print(repr(error))
    with shelve.open("fruit", writeback=True) as shelf:
        shelf["apple"].append(5)
        del shelf["pear"]
    print(shelve.open("fruit", flag="r")["apple"], os.path.exists("fruit"))
    try:
        shelve.open("nuts", flag="r")
    except Exception as error:
        print(error)
  `
  const printed =
    "['apple', 'pear'] 2 True False\nKeyError(b'fig')\n[2, 5] True\ndb file doesn't exist; use 'c' or 'n' flag to create a new db\n"
  expect(await certified(source)).toBe(printed)
  expect(await certified(source)).toBe(printed)
  const { stdout, reasons } = await sandbox.run({
    source:
      'import shelve\nwith shelve.open("fruit") as shelf:\n    shelf["pear"], shelf["apple"] = 1, 2\n    print([*shelf])\n',
  })
  expect(stdout).toBe("['apple', 'pear']\n")
  expect(reasons.join()).toContain('depends on the computer')
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

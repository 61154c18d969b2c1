import { describe, expect, it } from 'vitest'
import { python, sandboxForTests } from '#tests/sandbox/shared'

const sandbox = sandboxForTests()

const response = (
  url: string,
  body: string,
  seconds: number,
  more: { method?: string; status?: number } = {},
) => ({
  kind: 'response' as const,
  method: 'GET',
  status: 200,
  url,
  body,
  seconds,
  ...more,
})

describe('what the lesson declares around a program', () => {
  it('answers aiohttp after the declared delays, several requests at once', async () => {
    const record = await sandbox.run({
      source: python`
        import asyncio, aiohttp

        async def fetch(session, url):
            async with session.get(url) as response:
                print(response.status, await response.text())

        async def main():
            async with aiohttp.ClientSession() as session:
                await asyncio.gather(*(fetch(session, f"https://{name}.example") for name in "ab"))

        asyncio.run(main())
      `,
      network: [response('https://a.example', 'apples', 3), response('https://b.example/', 'bananas', 2)],
    })
    expect(record).toMatchObject({ outcome: 'finished', stdout: '200 bananas\n200 apples\n', seconds: 3 })
    expect(record.deterministic).toBe(true)
  })

  it('lets requests and urllib block, one after the other', async () => {
    const record = await sandbox.run({
      source: python`
        import time, requests, urllib.request
        from urllib.error import HTTPError

        print(requests.get("https://a.example").json()["n"], time.monotonic())
        print(urllib.request.urlopen("https://b.example").read(), time.monotonic())
        try:
            urllib.request.urlopen("https://c.example")
        except HTTPError as error:
            print(error)
      `,
      network: [
        response('https://a.example', '{"n": 7}', 1),
        response('https://b.example', 'bytes', 2),
        response('https://c.example', '', 0.5, { status: 404 }),
      ],
    })
    expect(record.stdout).toBe("7 1.0\nb'bytes' 3.0\nHTTP Error 404: Not Found\n")
    expect(record.seconds).toBe(3.5)
  })

  it.each([
    ['timeout', 'ServerTimeoutError'],
    ['refused', 'ClientConnectorError'],
    ['dns', 'ClientConnectorError'],
  ] as const)('raises what aiohttp raises for a declared failure: %s', async (failure, type) => {
    const record = await sandbox.run({
      source: python`
        import asyncio, aiohttp

        async def main():
            async with aiohttp.ClientSession() as session:
                await session.get("http://a.example")

        asyncio.run(main())
      `,
      network: [{ kind: 'failure', method: 'GET', url: 'http://a.example', failure, seconds: 5 }],
    })
    expect(record).toMatchObject({ outcome: 'exception', exception: { type, line: 5 }, seconds: 5 })
  })

  it('gives several replies of one address in turn and then repeats the last', async () => {
    const record = await sandbox.run({
      source: 'import requests\nprint([requests.get("http://a").text for _ in range(3)])\n',
      network: [response('http://a', 'one', 0), response('http://a', 'two', 0)],
    })
    expect(record.stdout).toBe("['one', 'two', 'two']\n")
  })

  it('refuses a method that is not declared', async () => {
    const record = await sandbox.run({
      source: 'import requests\nrequests.post("http://a")\n',
      network: [response('http://a', '', 0)],
    })
    expect(record.reasons).toEqual([
      'The program asks the network for POST http://a, which the lesson does not declare.',
    ])
  })

  it('types the declared lines into input()', async () => {
    const record = await sandbox.run({
      source: 'name = input("Name? ")\nage = int(input())\nprint(name, age + 1)\ninput()\n',
      input: ['Ada', '36'],
    })
    expect(record).toMatchObject({ stdout: 'Name? Ada 37\n', exception: { type: 'EOFError', line: 4 } })
  })

  it('runs the set-up first, in the same namespace, and keeps the lines of the source', async () => {
    const record = await sandbox.run({
      setup: 'balance = 10\n\n\n',
      source: 'print(balance)\nraise ValueError\n',
    })
    expect(record).toMatchObject({ stdout: '10\n', exception: { line: 2 } })
  })

  it('imports the other files of the program', async () => {
    const record = await sandbox.run({
      source: 'from helper import double\nprint(double(21))\n',
      modules: { helper: 'def double(n):\n    return 2 * n\n' },
    })
    expect(record).toMatchObject({ outcome: 'finished', stdout: '42\n' })
  })

  it('shows an error in another file as Python does, without the machinery of importing', async () => {
    const record = await sandbox.run({ source: 'import helper\n', modules: { helper: '\n1 / 0\n' } })
    expect(record.stderr).toBe(
      [
        'Traceback (most recent call last):',
        '  File "main.py", line 1, in <module>',
        '    import helper',
        '  File "helper.py", line 2, in <module>',
        '    1 / 0',
        '    ~~^~~',
        'ZeroDivisionError: division by zero\n',
      ].join('\n'),
    )
  })

  it('refuses another file with the name of a module that Python has loaded itself', async () => {
    const record = await sandbox.run({ source: 'import random\n', modules: { random: 'x = 1\n' } })
    expect(record.summary).toBe('The program has a module "random", and so has Python itself.')
  })
})

import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { traceSchema } from '#domain/program/trace'

const script = join(import.meta.dirname, '..', '..', 'scripts', 'sandbox.ts')
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'programs-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content)
  return name
}

interface Result {
  status: number | string | null
  stdout: string
  stderr: string
}

const command = (...parameters: string[]) =>
  new Promise<Result>((resolve) => {
    execFile(process.execPath, [script, ...parameters], { cwd: folder }, (error, stdout, stderr) =>
      resolve({ status: error?.code ?? 0, stdout, stderr }),
    )
  })

describe('npm run sandbox', () => {
  it('prints one object a line with these keys in this order, and nothing else', async () => {
    const files = [file('hello.py', 'print("hello")\n'), file('broken.py', 'def\n'), file('empty.py', '')]
    const { status, stdout, stderr } = await command('--json', ...files)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const objects = stdout
      .trimEnd()
      .split('\n')
      .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)))
    expect(objects[0]).toEqual({
      file: 'hello.py',
      python: '3.14.2',
      outcome: 'finished',
      stdout: 'hello\n',
      stderr: '',
      exception: null,
      seconds: 0,
      deterministic: true,
      reasons: [],
    })
    const keys = [
      'file',
      'python',
      'outcome',
      'stdout',
      'stderr',
      'exception',
      'seconds',
      'deterministic',
      'reasons',
    ]
    expect(objects.map((object) => Object.keys(object))).toEqual([keys, keys, keys])
    expect(objects.map(({ outcome }) => outcome)).toEqual(['finished', 'syntax-error', 'finished'])
  })

  it('adds the trace as the last key when asked', async () => {
    const { stdout } = await command('--json', '--trace', file('traced.py', 'print(1)\n'))
    const object = z.record(z.string(), z.unknown()).parse(JSON.parse(stdout))
    expect(Object.keys(object).at(-1)).toBe('trace')
    expect(traceSchema.parse(object['trace']).steps).toHaveLength(1)
  })

  it('adds what believers see and what variants print', async () => {
    const name = file(
      'tasks.py',
      'import asyncio\nasync def work(n):\n    print(n)\nasync def main():\n    t = asyncio.create_task(work("A"))\n    print("made")\n    await t\nasyncio.run(main())\n',
    )
    const flags = ['--rewrites', '--variants', '2', '--seed', 'x']
    const [{ stdout: people }, { stdout: json }] = await Promise.all([
      command(name, ...flags),
      command(name, ...flags, '--json'),
    ])
    expect(people).toContain('    task-starts-at-once (M14; line 5)\n      A\n      made\n')
    const object = z
      .object({
        rewrites: z.array(z.object({ rule: z.string(), seen: z.object({ stdout: z.string() }) })),
        variants: z.array(z.object({ source: z.string(), seen: z.object({ stdout: z.string() }) })),
      })
      .parse(JSON.parse(json))
    expect(object.rewrites.find(({ rule }) => rule === 'task-starts-at-once')?.seen.stdout).toBe('A\nmade\n')
    expect(object.variants).toHaveLength(2)
    for (const { seen } of object.variants)
      expect(people).toContain(seen.stdout.replace(/^(?=.)/gm, '      '))
  })

  it('writes a report for people without --json', async () => {
    const { status, stdout } = await command(file('sleepy.py', 'import time\ntime.sleep(2)\nprint("woke")\n'))
    expect(status).toBe(0)
    expect(stdout).toContain('finished: The program finished after 2 seconds.')
    expect(stdout).toContain('    woke\n')
  })

  it('explains itself', async () => {
    const { status, stdout, stderr } = await command('--help')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('Usage: npm run --silent sandbox')
  })

  it.each([
    [[], 'Name at least one Python file. See --help.\n'],
    [['--jason', 'x.py'], "Unknown option '--jason'. See --help.\n"],
    [['--trace', 'x.py'], '--trace needs --json. See --help.\n'],
    [['--variants', '0', 'x.py'], '--variants needs a number from 1 to 100, not "0". See --help.\n'],
    [['--seed', 'a', 'x.py'], '--seed needs --variants. See --help.\n'],
    [['no-such-file.py'], 'no-such-file.py cannot be read: it does not exist.\n'],
    [['.'], '. cannot be read: it is a folder.\n'],
  ])('says in one sentence what is wrong with %j', async (parameters, sentence) => {
    expect(await command(...parameters)).toEqual({ status: 2, stdout: '', stderr: sentence })
  })

  it('runs nothing where one of several files cannot be read', async () => {
    const { status, stdout } = await command('--json', file('fine.py', 'print(1)\n'), 'missing.py')
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { runRecordSchema } from '#domain/program/run-record'
import type { BrowserSandboxOptions } from '#sandbox/browser'
import { writeBrowserFiles } from '#sandbox/browser-files'
import { findChromium } from '../../scripts/chromium.ts'
import { comparable, programNames, readRecordings, sourceOf } from '#tests/sandbox/corpus'
import { servePage } from '#tests/sandbox/page-server'
import { oneIn } from '#tests/support/sweep'

const executablePath = findChromium()
const recordings = readRecordings()

describe.skipIf(executablePath === null)('the sandbox in Chromium', () => {
  let folder: string, browser: Browser, page: Page, server: Server, requested: string[], url: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'browser-files-'))
    const version = await writeBrowserFiles(folder)
    const served = await servePage(folder)
    ;({ server, requested } = served)
    url = `/sandbox/${version}/`
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    })
    page = await browser.newPage()
    // Vitest ends what hangs.
    page.setDefaultTimeout(0)
    const isBroken = page.waitForEvent('pageerror').then((error) => Promise.reject(error))
    await page.goto(served.address)
    await Promise.race([page.waitForFunction('globalThis.isReady'), isBroken])
    await openInPage('sandbox', { url, wallClockSeconds: 60 })
    // For what would never end.
    await openInPage('impatient', { url, wallClockSeconds: 3 })
  })

  afterAll(async () => {
    await browser.close()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const openInPage = (name: string, options: BrowserSandboxOptions) =>
    page.evaluate(`open('${name}', ${JSON.stringify(options)})`)
  const run = async (source: string, sandbox: 'sandbox' | 'impatient' = 'sandbox') =>
    runRecordSchema.parse(await page.evaluate(`${sandbox}.run({ source: ${JSON.stringify(source)} })`))

  it('loads nothing before the first run, then tells its progress', async () => {
    expect(requested.filter((path) => path.startsWith('/sandbox/'))).toEqual([])
    expect(await run('print("hello")\n')).toMatchObject({
      outcome: 'finished',
      stdout: 'hello\n',
      deterministic: true,
    })
    const progress = z.array(z.number()).parse(await page.evaluate('progress'))
    expect(progress.at(0)).toBe(0)
    expect(progress.at(-1)).toBe(1)
    expect([...progress].sort((one, other) => one - other)).toEqual(progress)
    expect(requested).toContain(`${url}pyodide.asm.wasm`)
  })

  it('prints for the programs of the corpus what native CPython printed', async () => {
    for (const name of oneIn(4, programNames)) {
      const { stdout, stderr } = await run(sourceOf(name))
      const native = recordings[name]
      expect({ name, stdout, stderr: comparable(stderr) }).toEqual({
        name,
        stdout: native?.stdout,
        stderr: native?.stderr,
      })
    }
  })

  it('keeps the page alive and the next run clean after a hang, a memory bomb and a crash', async () => {
    expect((await run('sum(iter(int, 1))\n', 'impatient')).outcome).toBe('time-limit')
    expect((await run('print(len("abc"))\n', 'impatient')).stdout).toBe('3\n')
    expect((await run('a = [bytearray(10**7) for _ in range(1000)]\n')).outcome).toBe('memory-limit')
    expect((await run('import faulthandler\nfaulthandler._sigsegv()\n')).outcome).toBe('unsupported')
    expect((await run('import builtins\nbuiltins.len = None\n')).outcome).toBe('finished')
    expect((await run('print(len("abc"))\n')).stdout).toBe('3\n')
  })

  it.each([
    [
      'no record',
      'import sys\nf = sys._getframe()\nwhile f:\n    if "record_of" in f.f_globals: f.f_globals["record_of"] = lambda *_: "won"\n    f = f.f_back\n',
      'unsupported',
    ],
    ['a flood below sys.stdout', 'import posix\nwhile True: posix.write(1, b"x" * 65_536)\n', 'output-limit'],
    ['files closed', 'import os\nfor fd in (1, 2): os.close(fd)\n', 'finished'],
    ['files used up', 'import os\nwhile True: os.open("/lib/python314.zip", os.O_RDONLY)\n', 'exception'],
    [
      'a lock of C',
      'import _thread\nlock = _thread.allocate_lock()\nlock.acquire()\nlock.acquire()\n',
      'deadlock',
    ],
    ['memory in steps', 'a = []\nwhile True: a.append(bytearray(10_000))\n', 'memory-limit'],
    [
      'every function emptied',
      'import gc, types\ngc.unfreeze()\nfor o in gc.get_objects():\n    if isinstance(o, types.FunctionType):\n        try: o.__code__ = (lambda *a, **k: None).__code__\n        except Exception: pass\n',
      'unsupported',
    ],
  ])('ends an attack as in Node, and the next run is clean: %s', async (_, attack, outcome) => {
    expect((await run(attack)).outcome).toBe(outcome)
    const next = await run('import os\nprint(len("abc"), [oct(os.fstat(fd).st_mode) for fd in range(3)])\n')
    expect(next).toMatchObject({
      outcome: 'finished',
      stdout: "3 ['0o20666', '0o20666', '0o20666']\n",
      stderr: '',
      deterministic: true,
    })
  })

  it('lets no program reach the page', async () => {
    const record = await run(
      'import _imp, importlib.machinery as m\ncore = _imp.create_builtin(m.ModuleSpec("_pyodide_core", m.BuiltinImporter))\nprint("got", core.to_js({}))\n',
    )
    expect(record.stdout).not.toContain('got')
  })

  it('plays a program once with its trace', async () => {
    const played = z
      .object({ record: z.object({ stdout: z.string() }), trace: z.object({ steps: z.array(z.unknown()) }) })
      .parse(await page.evaluate('sandbox.play({ source: "print(1)\\n" })'))
    expect(played.record.stdout).toBe('1\n')
    expect(played.trace.steps).toHaveLength(1)
  })
})

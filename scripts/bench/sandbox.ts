// Benchmarks of the sandbox: start, runs, misconception runs, memory, and what a browser has to load.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium, type Page } from 'playwright'
import { programSchema, type Program } from '#domain/program/program'
import { writeBrowserFiles } from '#sandbox/browser-files'
import { openSandbox, type Sandbox } from '#sandbox/node'
import { pythonLibrary } from '#sandbox/node-library'
import { programNames, sourceOf } from '#tests/sandbox/corpus'
import { startApp } from '../app-process.ts'
import { ensureChromium } from '../chromium.ts'
import { writeCompressedCopies } from '../compressed-copies.ts'
import { median, medianMillis, roundsOf, type Measure, type Suite } from './measure.ts'

const hello = programSchema.parse({ source: 'print("hello")\n' })
const MEGABYTE = 1_000_000

/** The programs of the corpus. */
const corpus = programNames.map((name): Program => programSchema.parse({ source: sourceOf(name) }))

export const suite: Suite = {
  title: 'The sandbox: start, runs, memory, and bytes on the wire',
  async measure() {
    return [
      ...(await measureStartInNode()),
      ...(await measureRuns()),
      await measureMemory(),
      ...(await measureBrowser()),
    ]
  },
}

async function measureStartInNode(): Promise<Measure[]> {
  await pythonLibrary()
  const warm = await medianMillis(async () => {
    const sandbox = openSandbox()
    await sandbox.play(hello)
    await sandbox.close()
  })
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-library-'))
  const [library = 0] = await roundsOf(() => pythonLibrary(folder), 1)
  fs.rmSync(folder, { recursive: true })
  return [
    { name: 'start in Node, to the first output', value: warm, unit: 'ms', must: 700 },
    { name: 'making the library, once for each version', value: library, unit: 'ms' },
  ]
}

/** Milliseconds that some work takes for each program, after one uncounted round. */
async function eachOf(
  programs: readonly Program[],
  work: (program: Program) => Promise<unknown>,
): Promise<number[]> {
  for (const program of programs) await work(program)
  const millis: number[] = []
  for (const program of programs) millis.push(await medianMillis(() => work(program), 3))
  return millis
}

async function measureRuns(): Promise<Measure[]> {
  const sandbox = openSandbox()
  try {
    const traced = median(await eachOf(corpus, (program) => sandbox.play(program)))
    const plain = median(await eachOf(corpus, (program) => sandbox.play(program, { trace: false })))
    const checked = median(await eachOf(corpus, (program) => sandbox.run(program)))
    const analysed = median(await eachOf(corpus, ({ source }) => sandbox.analyse(source)))
    const note = `median of ${corpus.length} programs`
    return [
      { name: 'one run with its trace', value: traced, unit: 'ms', must: 15, note },
      { name: 'one run without', value: plain, unit: 'ms', note },
      {
        name: 'a record: the run and all checks that it is always the same',
        value: checked,
        unit: 'ms',
        note,
      },
      { name: 'analysis of a source', value: analysed, unit: 'ms', note },
      await measureRewrites(sandbox),
    ]
  } finally {
    await sandbox.close()
  }
}

async function measureRewrites(sandbox: Sandbox): Promise<Measure> {
  let count = 0
  const [millis = 0] = await roundsOf(async () => {
    for (const program of corpus) {
      for (const rewrite of await sandbox.rewrites(program)) {
        await sandbox.runWithMisconception(program, rewrite)
        count += 1
      }
    }
  }, 1)
  return {
    name: 'a rewrite, found and run',
    value: millis / count,
    unit: 'ms',
    note: `${Math.round((count * 1_000) / millis)} a second, ${count} of ${corpus.length} programs`,
  }
}

async function measureMemory(): Promise<Measure> {
  const sandbox = openSandbox()
  try {
    const runs = async (count: number) => {
      for (let run = 0; run < count; run += 1) await sandbox.play(corpus[run % corpus.length] ?? hello)
    }
    await runs(200)
    globalThis.gc?.()
    const before = process.memoryUsage().rss
    await runs(1_000)
    globalThis.gc?.()
    const after = process.memoryUsage().rss
    return {
      name: 'growth of memory over 1,000 runs',
      value: Math.max(0, after - before) / MEGABYTE,
      unit: 'MB',
      must: 40,
      note: `${Math.round(before / MEGABYTE)} MB before, ${Math.round(after / MEGABYTE)} MB after`,
    }
  } finally {
    await sandbox.close()
  }
}

async function measureBrowser(): Promise<Measure[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-browser-'))
  const version = await writeBrowserFiles(folder)
  await writeCompressedCopies(path.join(folder, version), 'smallest')
  const bytes = fs
    .globSync('*.br', { cwd: path.join(folder, version) })
    .reduce((sum, file) => sum + fs.statSync(path.join(folder, version, file)).size, 0)
  fs.rmSync(folder, { recursive: true })

  const app = await startApp()
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const cold: number[] = []
    const warm: number[] = []
    for (let round = 0; round < 5; round += 1) {
      const context = await browser.newContext({ baseURL: app.url })
      const page = await context.newPage()
      cold.push(await millisToOutput(page))
      // The second visit has the files in the browser's cache, and the third one also the compiled code.
      await millisToOutput(page)
      warm.push(await millisToOutput(page))
      await context.close()
    }
    return [
      { name: 'start in Chromium, cold, to the first output', value: median(cold), unit: 'ms' },
      { name: 'start in Chromium, warm, to the first output', value: median(warm), unit: 'ms', must: 2_000 },
      { name: 'Python on the wire, Brotli', value: bytes / MEGABYTE, unit: 'MB', must: 5 },
    ]
  } finally {
    await browser.close()
    await app.stop()
  }
}

/** Opens the playground and measures the milliseconds from pressing “Run” to the output of the program. */
async function millisToOutput(page: Page): Promise<number> {
  await page.goto('/play')
  await page.getByRole('textbox', { name: 'Program' }).waitFor()
  const [millis = 0] = await roundsOf(async () => {
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByText('Hello, Ada').waitFor()
  }, 1)
  return millis
}

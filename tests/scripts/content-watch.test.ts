import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'retrace-watch-'))
const course = path.join(folder, 'content/course')
mkdirSync(course, { recursive: true })
const write = (name: string, text: string) => writeFileSync(path.join(course, name), text)

/** What a process has said, and a way to wait until it says something. */
function listen({ stdout }: ChildProcess) {
  let said = ''
  let heard = () => undefined as void
  stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    heard()
  })
  return {
    said: () => said,
    /** Waits for the words, and forgets all up to their end. */
    until: async (words: string) => {
      while (!said.includes(words)) {
        await new Promise<void>((resolve) => {
          heard = resolve
        })
      }
      said = said.slice(said.indexOf(words) + words.length)
    },
  }
}

const running: ChildProcess[] = []
afterAll(() => {
  for (const each of running) each.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

test('tells of each lesson as it is saved, survives what is wrong, and ends when it is asked to', async () => {
  write('one.md', '# One\n\n- **Lock**: A thing that one task holds at a time.\n')
  write('two.md', '# Two\n\n- **Event**: A flag that tasks wait for.\n')
  const watching = spawn(process.execPath, ['scripts/content.ts', 'watch', path.join(folder, 'content')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(watching)
  const ended = new Promise<number | null>((resolve) => watching.once('exit', resolve))
  const { until, said } = listen(watching)
  await until('Watching 2 lessons.')

  write('one.md', '# One\n\n- **Lock**: A thing that one task holds at a time.\n- **Event**: A flag.\n')
  await until('one.md: One')
  expect(said()).not.toContain('two.md')
  write('one.md', '# One\n\n```python\nprint(\n```\n')
  await until('one.md: One')
  await until('This is not Python')
  // Many editors write another file and give it the name.
  write('one.md.new', '# First\n\n- **Lock**: A thing that one task holds at a time.\n')
  renameSync(path.join(course, 'one.md.new'), path.join(course, 'one.md'))
  await until('one.md: First')
  write('three.md', '# Three\n\n- **Barrier**: A place where tasks wait for each other.\n')
  await until('three.md: Three')
  write('misconceptions.json', '[')
  await until('is not JSON')
  rmSync(path.join(course, 'misconceptions.json'))
  rmSync(path.join(course, 'two.md'))
  write('one.md', '# Last\n')
  await until('one.md: Last')

  watching.kill('SIGINT')
  expect(await ended).toBe(0)
})

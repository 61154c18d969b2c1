import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'retrace-watch-'))
const course = path.join(folder, 'content/course')
mkdirSync(course, { recursive: true })
/** Saves a file as many editors do, by giving another one its name: it is never there without its text. */
const write = (name: string, text: string) => {
  writeFileSync(path.join(course, `${name}.new`), text)
  renameSync(path.join(course, `${name}.new`), path.join(course, name))
}

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
    /** Waits for the words, forgets all up to their end, and gives back what came before them. */
    until: async (words: string) => {
      while (!said.includes(words)) {
        await new Promise<void>((resolve) => {
          heard = resolve
        })
      }
      const before = said.slice(0, said.indexOf(words))
      said = said.slice(before.length + words.length)
      return before
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
  // Other editors write the file where it is.
  writeFileSync(
    path.join(course, 'one.md'),
    '# First\n\n- **Lock**: A thing that one task holds at a time.\n',
  )
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

test('from the second time on it tells what is new, changed or gone', async () => {
  const barrier = '- **Barrier**: A place where tasks wait for each other.\n'
  const lock = '- **Lock**: A thing that one task holds at a time.\n'
  write('four.md', `# Four\n\n${barrier}${lock}`)
  const watching = spawn(process.execPath, ['scripts/content.ts', 'watch', path.join(course, 'four.md')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(watching)
  const { until } = listen(watching)
  await until('Watching 1 lesson.')
  write('four.md', `# Four\n\nMoved down.\n\n${barrier}${lock}`)
  await until('Questions for quizzes')
  await until('= Lock')

  write('four.md', `# Four\n\n${barrier}${lock}`)
  await until('2 concepts, 0 programs, 4 cards, 2 questions, 0 suggestions, 0 problems, as before')
  write('four.md', `# Four\n\n${barrier}- **Gate**: A door that is open or shut.\n`)
  await until('New or changed cards')
  await until('= A door that is open or shut')
  await until('New or changed questions')
  expect(await until('No longer asked')).not.toContain('tasks wait for each other')
  await until('What does “Lock” mean?')
})

import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import { catalogue } from '#domain/findings/catalogue'

const root = path.resolve(import.meta.dirname, '../..')

const explain = (...args: string[]) =>
  spawnSync(process.execPath, [path.join(root, 'scripts/content.ts'), 'explain', ...args], {
    cwd: root,
    encoding: 'utf8',
  })

test('a rule is explained by its title, its advice and both examples', () => {
  const { stdout, stderr, status } = explain('g24', 'E08')
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  const { title, whatToDo } = catalogue.G24
  expect(stdout).toContain(`G24 ${title}`)
  expect(stdout).toContain(whatToDo)
  expect(stdout).toMatch(/Instead of\n {4}My Course\/sets\.md\n {4}\| - \*\*Set\*\*.*\n {2}write\n/s)
  expect(stdout).toContain('A\\u{202e}da')
})

test('every rule can be explained, on lines that fit a terminal and hold nothing invisible', () => {
  const { stdout, status } = explain(...Object.keys(catalogue))
  expect(status).toBe(0)
  for (const [code, { title }] of Object.entries(catalogue)) expect(stdout).toContain(`${code} ${title}\n`)
  expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{C}/u)
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThan(220)
})

test.each([
  [['E99'], /no rule E99/],
  [[], /Name at least one rule/],
  [['--all'], /--all/],
])('%j is refused in one sentence, with status 2 and nothing on stdout', (args, sentence) => {
  const { stdout, stderr, status } = explain(...args)
  expect({ stdout, status }).toEqual({ stdout: '', status: 2 })
  expect(stderr).toMatch(sentence)
  expect(stderr.trimEnd()).not.toContain('\n')
})

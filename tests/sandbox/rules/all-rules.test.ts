import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '..', '..', '..')
const textOf = (pattern: string) =>
  globSync(pattern, { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n')

const rules = [...textOf('sandbox/python/rules_*.py').matchAll(/^@rule\("([^"]+)", "([^"]+)"\)/gm)].map(
  ([, name = '', misconception = '']) => ({ name, misconception }),
)
const misconceptions = z
  .array(z.object({ id: z.string() }))
  .parse(JSON.parse(textOf('content/asyncio/misconceptions.json')))
  .map(({ id }) => id)

it('tests where each rule applies and where it must not', () => {
  const tests = textOf('tests/sandbox/rules/*.test.ts')
  expect(rules.filter(({ name }) => !tests.includes(`'${name}': {`))).toEqual([])
})

it('follows misconceptions of the course, or names its own', () => {
  const followed = rules.map(({ misconception }) => misconception).filter((id) => /^M\d+$/.test(id))
  expect(followed.filter((id) => !misconceptions.includes(id))).toEqual([])
  // When Python collects a task that nobody refers to is up to its garbage collector.
  expect(misconceptions.filter((id) => !followed.includes(id))).toEqual(['M78'])
})

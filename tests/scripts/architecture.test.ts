import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const text = fs.readFileSync(path.join(root, 'docs/architecture.md'), 'utf8')

const codeSpans = [...text.matchAll(/`([^`\n]+)`/gu)].map(([, code = '']) => code)
const paths = codeSpans.filter((code) => /^[\w-]+\/[\w./[\]()-]*$/u.test(code))
const functions = [...text.matchAll(/`([\w.]+)` in `([^`]+)`/gu)].map(([, name = '', file = '']) => ({
  name,
  file,
}))

describe('docs/architecture.md', () => {
  it.each(paths)('names a path that exists: %s', (name) => {
    expect(fs.existsSync(path.join(root, name))).toBe(true)
  })

  it.each(functions)('names a function that exists: $name in $file', ({ name, file }) => {
    const source = fs.readFileSync(path.join(root, file), 'utf8')
    for (const part of name.split('.')) expect(source).toMatch(new RegExp(`\\b${part}\\b`, 'u'))
  })

  it('names each step of a way once', () => {
    for (const way of text.split('\n## The way of ').slice(1)) {
      const steps = [...way.matchAll(/`([\w.]+)` in `([^`]+)`/gu)].map(([, name]) => name)
      expect(steps.length).toBeGreaterThanOrEqual(5)
      expect(steps).toEqual([...new Set(steps)])
    }
  })
})

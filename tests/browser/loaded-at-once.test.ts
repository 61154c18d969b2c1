import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { filesLoadedBy, layout } from '#tests/support/rooms-of-pages'

const page = (name: string) => path.join(path.dirname(layout), name, 'page.tsx')

const withSchemas = (entry: string) =>
  filesLoadedBy(entry).filter((file) => /^import (?!type\b).*'zod/m.test(fs.readFileSync(file, 'utf8')))

test.each([
  ['the frame of every page', layout],
  ['the page of study', page('study')],
  ['a lesson', page('lessons/[course]/[lesson]')],
  ['the start page', page('.')],
])('%s loads no schemas before a reply has to be read', (_, entry) => {
  expect(withSchemas(entry)).toEqual([])
})

test('the page of study loads nothing that is shown only after an answer or at the end', () => {
  const files = filesLoadedBy(page('study')).map((file) => path.basename(file))
  expect(files).toContain('answer-form.tsx')
  expect(files).not.toContain('answer-review.tsx')
  expect(files).not.toContain('rating-buttons.tsx')
  expect(files).not.toContain('session-end.tsx')
})

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { catalogue } from '#domain/findings/catalogue'
import { withFindingsTable } from '../../scripts/docs/findings-table.ts'

const guide = readFileSync(path.join(import.meta.dirname, '../../docs/authoring.md'), 'utf8')
const rowOfE05 = /^\| E05 .*\n/m

test('a row of the table that is gone, or says something else, is written anew', async () => {
  const current = await withFindingsTable(guide, {})
  const row = rowOfE05.exec(current)?.[0] ?? ''
  expect(row).toContain('Left out')
  expect(row).toContain(catalogue.E05.title)
  expect(row).toContain(catalogue.E05.whatToDo)
  for (const stale of ['', '| E05 | Hint | Something else | Nothing |\n']) {
    expect(await withFindingsTable(current.replace(rowOfE05, stale), {})).toBe(current)
  }
})

test('a guide without the place for the table is refused, with what it needs', async () => {
  await expect(withFindingsTable('# Writing lessons\n', {})).rejects.toThrow(/needs the comments/)
})

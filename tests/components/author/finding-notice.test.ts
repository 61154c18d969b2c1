import { createElement } from 'react'
import { expect, test } from 'vitest'
import { FindingNotice } from '#components/author/lesson-beside-items'
import { rendered } from '#tests/support/rendered'

const shown = (rule: string) =>
  rendered(createElement(FindingNotice, { rule, line: 1, message: 'What was found.' }))

test('a finding is headed by the title of its rule, and stands out where something is left out', () => {
  expect(shown('E05')).toContain('The answer is too long (E05)')
  expect(shown('E05')).toContain('bg-bad-soft')
  expect(shown('E05')).toContain('What was found.')
  expect(shown('E07')).toContain('A meaning cannot stand alone (E07)')
  expect(shown('E07')).not.toContain('bg-bad-soft')
})

test('a finding whose rule is gone by now is shown by its code', () => {
  expect(shown('E99')).toContain('Rule E99')
  expect(shown('E99')).toContain('What was found.')
})

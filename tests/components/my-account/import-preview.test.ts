import { createElement } from 'react'
import { describe, expect, test } from 'vitest'
import { ImportPreview } from '#components/my-account/import-preview'
import { amountNames, type Amounts } from '#domain/archive/amounts'
import type { ImportPreview as Preview } from '#domain/archive/import-reply'
import { rendered } from '#tests/support/rendered'

const each = (from: number) =>
  Object.fromEntries(amountNames.map((name, index) => [name, from + index])) as Amounts

function shown(losses: { lostAnswers?: number; lostCards?: number }): string {
  const preview: Preview = {
    kind: 'preview',
    ...{ exportedAtMillis: 0, email: 'ada@example.org', consent: '' },
    ...{ imported: each(100), leftOut: each(200), replaced: each(300), lostAnswers: 0, lostCards: 0 },
    ...losses,
  }
  const nothing = () => undefined
  const state = { timeZone: 'UTC', isWorking: false, onConfirm: nothing, onCancel: nothing }
  return rendered(createElement(ImportPreview, { shown: preview, ...state }))
}

const isRefused = (html: string) => /<button[^>]*disabled=""[^>]*>Import</.test(html)

describe('the preview of an import', () => {
  test('counts everything that comes, goes and is left out', () => {
    const html = shown({})
    for (const from of [100, 200, 300])
      for (const amount of Object.values(each(from))) expect(html).toContain(`>${amount}</td>`)
  })

  test('asks nothing if nothing would be lost', () => {
    expect(shown({})).not.toContain('type="checkbox"')
    expect(isRefused(shown({}))).toBe(false)
  })

  test.each([
    ['answers', { lostAnswers: 2 }, '2 answers and changes of yours are not in the file'],
    ['own cards', { lostCards: 1 }, '1 card that you wrote is not in the file as it is now'],
  ])('asks before %s are lost', (_, losses, sentence) => {
    const html = shown(losses)
    expect(html).toContain(sentence)
    expect(html).toContain('type="checkbox"')
    expect(isRefused(html)).toBe(true)
  })
})

import { expect, test } from 'vitest'
import { ownCardSchema } from '#domain/own/own-card'

const parse = (part: Record<string, string>) =>
  ownCardSchema.safeParse({ front: 'front', back: 'back', tags: '', ...part })

test('tags are divided by spaces or commas, and each counts once', () => {
  expect(parse({ tags: ' #Python, async  python,,ASYNC 日本 ' }).data?.tags).toEqual([
    'python',
    'async',
    '日本',
  ])
})

test('a text of spaces only is none, and a long one is refused', () => {
  for (const text of ['', ' \n ', 'x'.repeat(20_001)]) {
    expect(parse({ front: text }).success).toBe(false)
    expect(parse({ back: text }).success).toBe(false)
  }
})

test('spaces at the beginning stay, because they can mean code', () => {
  expect(parse({ front: '    code' }).data?.front).toBe('    code')
})

test('too many tags and too long ones are refused', () => {
  expect(parse({ tags: Array.from({ length: 21 }, (_, i) => `t${i}`).join(' ') }).success).toBe(false)
  expect(parse({ tags: 'x'.repeat(51) }).success).toBe(false)
})

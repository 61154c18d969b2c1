import { describe, expect, it } from 'vitest'
import { isPlural } from '#domain/lesson/label-words'
import { slugFromFile } from '#domain/lesson/lesson-name'

describe('the id that a file name gives', () => {
  it.each([
    ['01.md', '01'],
    ['11.md', '11'],
    ['2023-12-24.md', '2023-12-24'],
    ['2024-12-24.md', '2024-12-24'],
    ['01-sets.md', 'sets'],
    ['01_sets.md', 'sets'],
    ['2024-12-24-sets.md', 'sets'],
    ['03 - 2d arrays.md', '2d-arrays'],
  ])('of %s is %s', (file, slug) => {
    expect(slugFromFile(file)).toBe(slug)
  })
})

it.each(['Christmas', 'Texas', 'Atlas'])('%s is one thing', (name) => {
  expect(isPlural(name)).toBe(false)
})

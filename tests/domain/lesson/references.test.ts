import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkReferences, resolveReference } from '#domain/lesson/references'
import { readMarkdown } from '#domain/lesson/read-markdown'

const resolve = (url: string, file = 'course/part/lesson.md') => resolveReference(url, file)

describe('a relative address', () => {
  it('is resolved from the folder of the lesson', () => {
    expect(resolve('a.png')).toEqual({ path: 'course/part/a.png', fragment: '' })
    expect(resolve('./img/../a.png')).toEqual({ path: 'course/part/a.png', fragment: '' })
    expect(resolve('../b%20c.md?x#D%20e')).toEqual({ path: 'course/b c.md', fragment: 'D%20e' })
  })

  it('is null for absolute addresses and fragments of the same page', () => {
    for (const url of [
      'https://x.example/a.png',
      'mailto:a@b.c',
      '//x.example',
      '/a',
      '#a',
      '?a',
      'javascript:x',
      '',
    ]) {
      expect(resolve(url)).toBeNull()
    }
  })

  it('never leaves the content folder, and never reaches a hidden file', () => {
    for (const url of [
      '../../../a',
      '%2e%2e/%2e%2e/%2e%2e/a',
      '.git/config',
      'a/.env',
      '..\\..\\..\\a',
      'a%00.png',
    ]) {
      expect(resolve(url)).toBeNull()
    }
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.constantFrom('..', '.', 'a', '%2e%2e', 'b.md', '')),
        (tail, parts) => {
          const found = resolve([...parts, tail].join('/'))
          const names = found?.path.split('/') ?? []
          expect(names.every((name) => name !== '..' && name !== '' && !name.startsWith('.'))).toBe(true)
        },
      ),
    )
  })
})

describe('findings about references', () => {
  const findingsIn = (markdown: string) =>
    checkReferences(readMarkdown(markdown), {
      file: 'course/lesson.md',
      exists: (path) => path === 'course/there.png' || path === 'course/next.md',
    }).map(({ rule, line, message }) => `${rule} ${line} ${message}`)

  it('report missing images and lessons, with line and path', () => {
    expect(
      findingsIn('![x](there.png) [n](next.md)\n\n![y](gone.png)\n\n[z][ref]\n\n[ref]: lost.md'),
    ).toEqual([
      'G16 3 There is no file `course/gone.png`. Put the file there, or correct the address.',
      'G16 7 There is no file `course/lost.md`. Put the file there, or correct the address.',
    ])
  })

  it('have the right line below front matter that ends with dots, even if a thematic break follows', () => {
    expect(findingsIn('---\ntitle: T\n...\n\n![y](gone.png)\n\n---\n')).toEqual([
      'G16 5 There is no file `course/gone.png`. Put the file there, or correct the address.',
    ])
  })

  it('report files that the app does not show, and paths out of the content folder', () => {
    expect(findingsIn('[d](data.csv)\n[o](../../x.md)')).toEqual([
      expect.stringMatching(/^G16 1 `data.csv` is neither a lesson nor an image/),
      expect.stringMatching(/^G16 2 `..\/..\/x.md` leads out of the content folder/),
    ])
  })

  it('do not report absolute addresses', () => {
    expect(findingsIn('[a](https://x.example/y.png) [b](#c) <m@x.example>')).toEqual([])
  })
})

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

  it('is none where it is of elsewhere, or within the page', () => {
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

  it('never leads out of the content folder, nor to a hidden file', () => {
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

describe('the author is told', () => {
  const told = (markdown: string) =>
    checkReferences(readMarkdown(markdown), {
      file: 'course/lesson.md',
      exists: (path) => path === 'course/there.png' || path === 'course/next.md',
    }).map(({ rule, line, message }) => `${rule} ${line} ${message}`)

  it('of images and lessons that are not there, with line and path', () => {
    expect(told('![x](there.png) [n](next.md)\n\n![y](gone.png)\n\n[z][ref]\n\n[ref]: lost.md')).toEqual([
      'G16 3 There is no file `course/gone.png`. Put the file there, or correct the address.',
      'G16 7 There is no file `course/lost.md`. Put the file there, or correct the address.',
    ])
  })

  it('below front matter that ends with dots, even where a rule follows later', () => {
    expect(told('---\ntitle: T\n...\n\n![y](gone.png)\n\n---\n')).toEqual([
      'G16 5 There is no file `course/gone.png`. Put the file there, or correct the address.',
    ])
  })

  it('of files that the app does not show, and of ways out', () => {
    expect(told('[d](data.csv)\n[o](../../x.md)')).toEqual([
      expect.stringMatching(/^G16 1 `data.csv` is neither a lesson nor an image/),
      expect.stringMatching(/^G16 2 `..\/..\/x.md` leads out of the content folder/),
    ])
  })

  it('of nothing where addresses are of elsewhere', () => {
    expect(told('[a](https://x.example/y.png) [b](#c) <m@x.example>')).toEqual([])
  })
})

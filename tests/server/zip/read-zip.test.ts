import { describe, expect, test } from 'vitest'
import { contentOf, openZip } from '#server/zip/read-zip'
import { makeZip, type ZipEntry } from '#tests/support/make-zip'

const limits = { entries: 10, bytes: 1_000 }
const hello = { name: 'hello.txt', content: Buffer.from('hello') }
const open = (...entries: ZipEntry[]) => openZip(makeZip(entries), limits)
const read = async (...entries: ZipEntry[]) => {
  const texts: [string, string][] = []
  for (const file of await open(...entries)) texts.push([file.name, (await contentOf(file)).toString()])
  return texts
}

test('files are read in any order, and folders and links are none', async () => {
  const folder = { name: 'folder/', content: Buffer.alloc(0) }
  const link = { name: 'link', content: Buffer.from('/etc/passwd'), mode: 0o120777 }
  const empty = { name: 'folder/empty', content: Buffer.alloc(0) }
  const files = await open(hello, folder, link, empty)
  expect(files.map(({ name, claimedBytes }) => [name, claimedBytes])).toEqual([
    ['hello.txt', 5],
    ['folder/empty', 0],
  ])
  for (const [at, text] of [
    [1, ''],
    [0, 'hello'],
  ] as const) {
    expect((await contentOf(files[at] as (typeof files)[number])).toString()).toBe(text)
  }
})

test('names are UTF-8, also where the ZIP does not say so', async () => {
  expect(await read({ ...hello, name: 'größe/日本.txt' })).toEqual([['größe/日本.txt', 'hello']])
})

describe('nothing is read of', () => {
  test.each(['../a', 'a/../../b', '/a', 'C:/a', 'a\\..\\b'])('a ZIP with the name %j', async (name) => {
    await expect(open(hello, { ...hello, name })).rejects.toMatchObject({ fault: 'name' })
  })

  test('an encrypted file', async () => {
    await expect(read({ ...hello, flags: 1 })).rejects.toMatchObject({ fault: 'unsupported' })
  })

  test('more entries than the limit, which counts folders too', async () => {
    const folders = Array.from({ length: 11 }, (_, n) => ({ name: `${n}/`, content: Buffer.alloc(0) }))
    expect(await open(...folders.slice(1))).toEqual([])
    await expect(open(...folders)).rejects.toMatchObject({ fault: 'too-large' })
  })

  test('more bytes than the limit, which counts all files, and what is inflated', async () => {
    const half = { name: 'half', content: Buffer.alloc(501) }
    expect(await read(half, hello)).toHaveLength(2)
    await expect(read(half, { ...half, name: 'other half' })).rejects.toMatchObject({ fault: 'too-large' })
  })

  test.each([
    ['less than it says', { claimedBytes: 6 }],
    ['more than it says', { claimedBytes: 4 }],
    ['something else than its checksum says', { checksum: 1 }],
  ])('a file that has %s', async (_, claim) => {
    await expect(read({ ...hello, ...claim })).rejects.toMatchObject({
      fault: 'damaged',
      message: 'hello.txt is damaged.',
    })
  })
})

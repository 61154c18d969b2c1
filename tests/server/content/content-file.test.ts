import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentFile } from '#server/content/content-file'
import { listLessons } from '#server/lessons/read-lesson'
import { database } from '#server/database/database'
import { makeCourse, makeLearner } from '#tests/support/sample-course'

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-files-'))
const folder = path.join(root, 'content')
const png = Buffer.from('\x89PNG\r\n\x1a\nrest', 'latin1')
const write = (file: string, bytes: string | Buffer) => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  fs.writeFileSync(path.join(root, file), bytes)
}
const typeOf = async (file: string) => {
  const found = await contentFile(folder, file.split('/'))
  return found?.kind === 'image' ? found.type : found
}

beforeAll(async () => {
  await makeCourse('files', { written: ['a/b'], unwritten: [] })
  await database.write((db) =>
    db
      .updateTable('Lesson')
      .set({ file: 'files/1.md', html: '<p>x</p>' })
      .where('id', '=', 'files/written')
      .execute(),
  )
  write('secret.png', png)
  write('content/files/a b.png', png)
  write('content/files/photo.jpeg', Buffer.from('\xff\xd8\xff\xe0', 'latin1'))
  write('content/files/plan.svg', '<?xml version="1.0"?>\n<!-- made by hand -->\n<svg xmlns="x"></svg>')
  write('content/files/page.png', '<html><script>alert(1)</script></html>')
  write('content/files/data.json', '{}')
  write('content/files/.hidden/a.png', png)
  write('content/files/huge.png', Buffer.concat([png, Buffer.alloc(10 * 1024 * 1024)]))
  fs.symlinkSync(path.join(root, 'secret.png'), path.join(folder, 'files/link.png'))
})
afterAll(() => fs.rmSync(root, { recursive: true }))

describe('what lessons refer to', () => {
  test('images are told by their bytes, not by their names', async () => {
    expect(await typeOf('files/a b.png')).toBe('image/png')
    expect(await typeOf('files/photo.jpeg')).toBe('image/jpeg')
    expect(await typeOf('files/plan.svg')).toBe('image/svg+xml')
    expect(await typeOf('files/page.png')).toBeNull()
    expect(await typeOf('files/data.json')).toBeNull()
  })

  test('a lesson is found by its file', async () => {
    expect(await typeOf('files/1.md')).toMatchObject({ kind: 'lesson', lesson: { id: 'files/written' } })
    expect(await typeOf('files/2.md')).toBeNull()
  })

  test('nothing outside the folder, hidden, linked from elsewhere or too large is given away', async () => {
    for (const file of [
      '../secret.png',
      'files/../../secret.png',
      'files/link.png',
      'files/.hidden/a.png',
      'files/huge.png',
      'files',
      '',
    ]) {
      expect(await typeOf(file)).toBeNull()
    }
    expect(await contentFile(folder, ['files\\..\\..\\secret.png'])).toBeNull()
    expect(await contentFile(folder, ['..%2fsecret.png'])).toBeNull()
    expect(await contentFile(folder, ['../secret.png'])).toBeNull()
  })
})

test('a lesson without text is not listed', async () => {
  const courses = await listLessons(await makeLearner('lister'))
  expect(courses.find(({ id }) => id === 'files')?.lessons.map(({ id }) => id)).toEqual(['files/written'])
})

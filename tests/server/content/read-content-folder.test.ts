import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readContentFolder } from '#server/content/read-content-folder'

let root = ''
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-folder-'))
})
afterEach(() => fs.rmSync(root, { recursive: true, force: true }))

function write(file: string, text = '') {
  const whole = path.join(root, file)
  fs.mkdirSync(path.dirname(whole), { recursive: true })
  fs.writeFileSync(whole, text)
}

test('each folder with lessons is a course; other files are none', async () => {
  write('README.md')
  write('python/2-b.md', 'b')
  write('python/10-c.md', 'c')
  write('python/1-a.md', 'a')
  write('python/README.md')
  write('python/image.png')
  write('python/part/d.md', 'd')
  write('images/only.png')
  const { courses, broken } = await readContentFolder(root)
  expect(broken).toEqual([])
  expect(courses.map(({ id, title }) => [id, title])).toEqual([['python', 'Python']])
  expect(courses[0]?.lessons.map(({ file, markdown, position }) => [file, markdown, position])).toEqual([
    ['python/1-a.md', 'a', 0],
    ['python/2-b.md', 'b', 1],
    ['python/10-c.md', 'c', 2],
    ['python/part/d.md', 'd', 3],
  ])
})

test('lessons that stand in no folder are a course too', async () => {
  write('1-hello.md')
  expect((await readContentFolder(root)).courses).toMatchObject([
    { id: 'content', title: 'Lessons', lessons: [{ file: '1-hello.md', courseId: 'content' }] },
  ])
})

test('a course says its title, description and place', async () => {
  write('python/a.md')
  write(
    'python/course.md',
    '\u{feff}---\r\ntitle: Python\r\ndescription: All of it\r\nposition: 3\r\n---\r\nFor the author.\r\n',
  )
  expect((await readContentFolder(root)).courses).toMatchObject([
    { title: 'Python', description: 'All of it', position: 3 },
  ])
})

test('a course that says nothing is called after its folder, and comes after the others', async () => {
  write('a-week_of biology/a.md')
  write('python/a.md')
  write('python/course.md', '---\nposition: 900\n---\n')
  const { courses } = await readContentFolder(root)
  const listed = courses.toSorted((a, b) => a.position - b.position).map(({ title }) => title)
  expect(listed).toEqual(['Python', 'A week of biology'])
})

test.for([
  ['title: [', 'cannot be read'],
  ['title: 3', 'title'],
  ['- a\n- b', 'cannot be read'],
])('front matter %j costs its values, and is named', async ([yaml, problem]) => {
  write('python/a.md')
  write('python/course.md', `---\n${yaml}\n---\n`)
  const { courses, broken } = await readContentFolder(root)
  expect(courses).toMatchObject([{ title: 'Python', lessons: [{ file: 'python/a.md' }] }])
  expect(broken.map(({ file }) => file)).toEqual(['python/course.md'])
  expect(broken[0]?.errors[0]?.message).toContain(problem)
})

test('two folders that make the same course are named', async () => {
  write('My Course/a.md')
  write('my-course/b.md')
  const { courses, broken } = await readContentFolder(root)
  expect(courses.map(({ id }) => id)).toEqual(['my-course'])
  expect(broken).toMatchObject([
    {
      errors: [{ rule: 'G24', message: 'Another folder is already the course my-course. Rename this one.' }],
    },
  ])
})

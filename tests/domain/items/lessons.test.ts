import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

import { openSandbox } from '#sandbox/node'
import { buildLesson } from '#server/content/build-lesson'
import { describeBuild } from '#tests/domain/items/describe-build'

const sandbox = openSandbox()
afterAll(() => sandbox.close())

const fixtures = path.join(import.meta.dirname, '../../fixtures/lessons')
const golden = path.join(import.meta.dirname, '../../golden/lessons')

function lessonsIn(folder: string) {
  return readdirSync(path.join(fixtures, folder))
    .filter((file) => file.endsWith('.md'))
    .sort()
}

describe.each(['lint', 'whole'])('lessons in %s', (folder) => {
  it.each(lessonsIn(folder))('%s gives what its golden file says', async (file) => {
    const markdown = readFileSync(path.join(fixtures, folder, file), 'utf8')
    const build = await buildLesson({ course: folder, file, markdown, misconceptions: [], sandbox })
    await expect(describeBuild(build)).toMatchFileSnapshot(
      path.join(golden, folder, `${path.parse(file).name}.txt`),
    )
  })
})

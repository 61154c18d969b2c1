import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'
import { describeLesson } from '#tests/domain/lesson/describe-lesson'

const folder = path.join(import.meta.dirname, '../../fixtures/lessons/grammar')

describe('the lesson grammar', () => {
  for (const file of readdirSync(folder).sort()) {
    it(`reads ${file} as in its golden file`, async () => {
      const lesson = parseLesson(file, readMarkdown(readFileSync(path.join(folder, file), 'utf8')))
      await expect(describeLesson(lesson)).toMatchFileSnapshot(
        path.join(import.meta.dirname, `../../golden/lessons/grammar/${path.parse(file).name}.txt`),
      )
    })
  }
})

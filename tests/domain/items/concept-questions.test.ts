import { expect, test } from 'vitest'

import { makeConceptQuestions } from '#domain/items/make-concept-questions'
import { phrasesFor } from '#domain/items/phrases'
import { findConcepts } from '#domain/lesson/find-concepts'
import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'

const jobs = 'opens closes reads writes moves copies sorts merges splits prints sends loads'.split(' ')

test('terms with similar definitions become options of one question, even far apart among other terms', () => {
  const crowd = jobs.flatMap((job, n) => [
    `- **Tool${n}x**: ${job} the files of one kind for people who ask.`,
    `- **Gear${n}y**: ${job} the pages of one sort for those who wait.`,
  ])
  const lesson = parseLesson(
    '01-crowd.md',
    readMarkdown(`# Crowd

- **Shelf**: A board on which books stand in a row.
${crowd.join('\n')}
- **Crate**: A box in which bottles stand in rows.
- **Basket**: A vessel in which fruit lies in heaps.
`),
  )
  const questions = makeConceptQuestions(
    findConcepts('c', lesson).concepts,
    phrasesFor('en', ''),
    lesson.words,
  )
  const chosen = questions.filter(({ card }) => /shelf|crate|basket/u.test(card))
  const optionsOf = (kind: string) =>
    chosen
      .filter((question) => question.kind === kind)
      .map(({ options }) => options.map(({ text }) => text).sort())
  expect(optionsOf('term-choice')).toContainEqual(['Basket', 'Crate', 'Shelf'])
  expect(
    optionsOf('meaning-choice')
      .flat()
      .every((text) => text.startsWith('A ')),
  ).toBe(true)
  expect(optionsOf('meaning-choice').length).toBeGreaterThan(0)
})

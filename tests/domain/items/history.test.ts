import { expect, test } from 'vitest'
import { buildLesson } from '#server/content/build-lesson'
import { sandboxForTests } from '#tests/sandbox/shared'

const engine = sandboxForTests()

const cardsOf = async (...lines: string[]) => {
  const { cards } = await buildLesson({
    ...{ course: 'z', file: 'lesson.md', markdown: lines.join('\n'), misconceptions: [], engine },
  })
  return cards
}

const war = [
  '# The Herring War',
  '',
  'The Herring War (also called the Salt War) was a dispute about fishing rights that began in 1367 after a bad catch.',
]

test('what something was is asked for in the past, by its name with the article', async () => {
  const cards = await cardsOf(...war)
  const [meaning, term] = cards
  expect(meaning).toMatchObject({
    id: 'z/herring-war/term-to-meaning',
    prompt: 'What was “The Herring War”?',
  })
  expect(term?.accepted).toEqual(expect.arrayContaining(['The Herring War', 'Herring War', 'the Salt War']))
})

test('a year in what it was is left out', async () => {
  const cards = await cardsOf(...war)
  expect(cards.filter(({ kind }) => kind === 'cloze')).toMatchObject([
    {
      prompt: 'The Herring War: A dispute about fishing rights that began in ____ after a bad catch',
      answer: '1367',
    },
  ])
})

test('of somebody, it asks who that was', async () => {
  const [card] = await cardsOf(
    '# The herring trade',
    '',
    '**Willem Beuckelszoon** was a Dutch fisherman who found out how herring can be kept in barrels.',
  )
  expect(card?.prompt).toBe('Who was “Willem Beuckelszoon”?')
})

import { expect, test } from 'vitest'
import { findConcepts } from '#domain/lesson/find-concepts'
import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'

/** The headings in whose context the terms of a list are asked. */
function contextsUnder(heading: string, ...items: string[]): Record<string, string | null> {
  const lines = ['# Ropes', '', `## ${heading}`, '', ...items.map((item) => `- ${item}`), '']
  const { concepts } = findConcepts('c', parseLesson('ropes.md', readMarkdown(lines.join('\n'))))
  return Object.fromEntries(concepts.map(({ term, context }) => [term, context]))
}

test('an adjective and the name of an attribute are asked in their place, and a noun is not', () => {
  expect(
    contextsUnder(
      'Kinds of rope',
      '**Braided**: Made of strands that cross one another around a core',
      '**Strength**: The load at which a new rope breaks in a test',
      '**Structure**: Which way the strands run, and around what they are laid',
      '**Hawser**: A thick rope with which a ship is moored or towed',
    ),
  ).toEqual({
    Braided: 'Kinds of rope',
    Strength: null,
    Structure: 'Kinds of rope',
    Hawser: null,
  })
})

test.each(['Content', 'Vocabulary', 'Examples'])(
  'a heading that could stand anywhere is no context, but the title is: %s',
  (heading) => {
    expect(
      contextsUnder(
        heading,
        '**Braided**: Made of strands that cross one another around a core',
        '**Hawser**: A thick rope with which a ship is moored or towed',
      ),
    ).toEqual({ Braided: 'Ropes', Hawser: null })
  },
)

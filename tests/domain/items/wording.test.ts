import { describe, expect, test } from 'vitest'
import { definiensOf } from '#domain/lesson/definiens'
import { findConcepts } from '#domain/lesson/find-concepts'
import type { Advice } from '#domain/lesson/parsed-lesson'
import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'
import { isSelfContained } from '#domain/items/blank-sentence'
import { startsWithVerb } from '#domain/items/english-verbs'
import { sharesPart } from '#domain/items/make-meaning-choice'
import { makeAdviceCards, makeLabelCards, makeStepCards } from '#domain/items/make-statement-cards'
import { phrasesFor } from '#domain/items/phrases'
import { tellApart } from '#domain/items/tell-apart'

const lessonOf = (...lines: string[]) => parseLesson('knots.md', readMarkdown(lines.join('\n')))
const english = phrasesFor('en', '')

test('a label that is a name of its own is asked by its name, and one that is a step is not asked', () => {
  expect(english.askLabel('Ship', 'ship', 'Main Anchor')).toBe('Ship: Main Anchor?')
  expect(english.askLabel('Ship', 'ship', 'draught')).toBe('Ship: what is its draught?')
  expect(english.askLabel('Ship', 'ship', 'Create a berth')).toBeNull()
})

describe('what a table says in a column', () => {
  const sheet = lessonOf(
    '# Knots',
    '',
    '| Knot | Use for | Slips under load? |',
    '| --- | --- | --- |',
    '| Bowline | a loop that holds a person | — |',
    '| Sheet bend | two ropes of different thickness | n/a |',
    '| Clove hitch | tying a rope to a pole | https://example.org/clove |',
    '| Half hitch | ending a knot | (rarely used alone) |',
    '| Reef knot | closing a parcel | when one end is pulled |',
  )
  const { cards } = makeLabelCards(sheet, [], english, 'sea')
  const prompts = cards.map(({ prompt }) => prompt)

  test('is asked by the heading, of whatever form it may be', () => {
    expect(prompts).toContain('Reef knot: Slips under load?')
  })

  test('is not asked where the table says nothing', () => {
    expect(prompts.filter((prompt) => prompt.includes('Slips'))).toHaveLength(1)
  })

  test.each(['de', 'fr', 'es', 'pt', 'it', 'nl', 'ru', 'zh', 'ja', 'ko', 'ar', 'he'])(
    'is asked with the question mark of the language: %s',
    (language) => {
      const asked = phrasesFor(language, '').askCell('Palstek', 'Nutzen:')
      expect(asked).toMatch(/^Palstek: Nutzen[?？؟]$/u)
    },
  )
})

test.each([
  ['Is the part of a rope that is not used.', 'The part of a rope that is not used.'],
  ['Are ropes that hold a mast.', 'Ropes that hold a mast.'],
  ['Is it wet?', 'Is it wet?'],
  ['Which means the end that holds.', 'The end that holds.'],
  ['Which is whipped.', 'Which is whipped.'],
])('a meaning whose subject is left out begins with what the thing is: %s', (meaning, definiens) => {
  expect(definiensOf(meaning, ['Standing end'])).toBe(definiens)
})

test.each([
  ['Tugs', 'Pull ships that cannot steer by themselves.', 'What are “Tugs”?'],
  ['Winches', 'Carries rope on a drum, which a motor turns.', 'What do “Winches” do?'],
  ['Fenders', 'Cushions between a ship and the quay.', 'What are “Fenders”?'],
  ['Heaving', 'Movements of a ship up and down.', 'What does “Heaving” mean?'],
  ['Winch', 'Carries rope on a drum, which a motor turns.', 'What does “Winch” do?'],
])('a term is asked by whether a noun or a verb follows: %s, %s', (shown, meaning, prompt) => {
  const asked = { shown, isCode: false, topic: 'thing', context: null } as const
  expect(english.askMeaning(asked, meaning).prompt).toBe(prompt)
})

test('an adjective is no verb', () => {
  expect(startsWithVerb('Continuous strands of a rope')).toBe(false)
  expect(startsWithVerb('Holds strands of a rope')).toBe(true)
})

test('a meaning gives its term away by the beginning of a word, too', () => {
  expect(sharesPart('Splicing of two ropes', 'splic')).toBe(true)
  expect(sharesPart('Joining two ropes', 'splice')).toBe(false)
})

test('the term of a definition list has no colon at its end', () => {
  const { definitions } = lessonOf('# Knots', '', 'Bight:', ': A bend in a rope that does not cross itself.')
  expect(definitions.map(({ term, shown }) => [term, shown])).toEqual([['Bight', 'Bight']])
})

test('meanings that begin alike are told apart by what they say next', () => {
  const lesson = lessonOf(
    '# Ropes',
    '',
    '- **Hawser**: A rope made of three strands. It is laid right-handed.',
    '- **Shroud**: A rope made of three strands. It is laid around a fourth.',
    '- **Twine**: A thin cord that binds the end of a rope.',
  )
  const { concepts } = findConcepts('sea', lesson)
  expect(tellApart(concepts).map(({ definition }) => definition)).toEqual([
    'A rope made of three strands. It is laid right-handed.',
    'A rope made of three strands. It is laid around a fourth.',
    'A thin cord that binds the end of a rope.',
  ])
})

test('a meaning that is a question is asked for as one', () => {
  const asked = { shown: 'Strength', isCode: false, topic: 'thing', context: null } as const
  const meaning = 'How much can the rope carry?'
  expect(english.askMeaning(asked, meaning).prompt).toBe('Which question does “Strength” answer?')
  expect(english.askTerm(asked, meaning)).toBe(`Which term stands for this question: “${meaning}”?`)
})

test('a line that begins with a mark is no sentence for a gap', () => {
  expect(isSelfContained('Every sailor learns the bowline before any other knot.')).toBe(true)
  expect(isSelfContained('Let us tie the bowline before any other knot of this kind.')).toBe(false)
  expect(isSelfContained('-- Every sailor learns the bowline before any other knot.')).toBe(false)
})

test('exercises in a row are no steps to a goal', () => {
  const steps = ['1. Tie a bowline.', '2. Dry the rope.', '3. Coil it on a hook.']
  const below = (heading: string) =>
    makeStepCards(lessonOf('# Knots', '', `## ${heading}`, '', ...steps), [], 'sea', english).cards.length
  expect(below('How to stow a rope')).toBe(1)
  expect(below('Exercises')).toBe(0)
})

describe('advice', () => {
  const lesson = lessonOf('# Knots', '', 'Ropes are made of strands, and strands are made of yarns.')
  const source = { file: 'knots.md', first: 3, last: 3 }
  const promptsFor = (kind: Advice['kind'], what: string, reason: string) => {
    const advice: Advice = { kind, what, reason, section: null, annotated: [], source }
    return makeAdviceCards({ ...lesson, advice: [advice] }, [], 'sea', english).cards.map(
      ({ prompt }) => prompt,
    )
  }

  test('is asked as one sentence, whatever case and mark it has', () => {
    expect(promptsFor('advice', 'Dry a rope in the shade!', 'the sun makes its fibres brittle')).toEqual([
      'Why should you dry a rope in the shade?',
    ])
  })

  test('may have words that could be nouns', () => {
    expect(promptsFor('sentence', 'wet knots slip', 'water takes the friction away')).toHaveLength(1)
    expect(promptsFor('advice', 'dry a rope', 'unspent water in it is hard to see')).toHaveLength(1)
  })

  test('may tell its purpose if the reason goes on about it', () => {
    expect(promptsFor('advice', 'use a bowline to make a loop', 'it does not slip')).toHaveLength(1)
    expect(promptsFor('advice', 'use a sheet bend for two ropes', 'to keep them together')).toHaveLength(1)
  })

  test.each([
    ['a name advises nothing', 'sentence', '`Rope Locker`', 'it keeps all ropes of the ship'],
    ['what it advises has no subject', 'sentence', 'needs more rope than others', 'it goes round twice'],
    ['an order is no reason', 'advice', 'coil a rope clockwise', 'move the loop over a hook'],
    ['it tells its purpose', 'advice', 'use a bowline to make a loop', 'sailors learn some twenty knots'],
    ['it leads only the eyes', 'advice', 'note the twist of the strands', 'it differs between makers'],
  ] as const)('makes no card if %s', (_, kind, what, reason) => {
    expect(promptsFor(kind, what, reason)).toEqual([])
  })
})

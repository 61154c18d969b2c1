import { expect, test } from 'vitest'
import { makeItems } from '#domain/items/make-items'
import { findConcepts } from '#domain/lesson/find-concepts'
import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'

// What belongs to which class: sorted as a whole, and asked for what does not belong.

function itemsOf(markdown: string, language = 'en') {
  const lesson = parseLesson(
    '01-lesson.md',
    readMarkdown(`---\nlanguage: ${language}\n---\n\n# Lesson\n\n${markdown}`),
  )
  const { concepts } = findConcepts('c', lesson)
  const { cards, questions, findings } = makeItems({
    ...{ course: 'c', lesson, lastLine: 1_000, concepts, programs: [], misconceptions: [] },
  })
  return {
    sorts: cards.filter(({ kind }) => kind === 'sort'),
    nots: questions.filter(({ kind }) => kind === 'which-not'),
    rejections: findings.flatMap(({ rule }) => (rule === 'E55' || rule === 'E56' ? [rule] : [])),
  }
}

const types = `- **Mutable types**: \`list\`, \`dict\` and \`set\`
- **Immutable types**: \`str\`, \`tuple\`, \`bytes\``

test('named lists side by side, each of a kind of the same thing, are to be sorted', () => {
  const { sorts } = itemsOf(types)
  expect(sorts).toMatchObject([
    {
      id: 'c/classes/mutable-types-immutable-types',
      prompt: 'Which group does each of these belong to: “Mutable types” or “Immutable types”?',
      parts: ['`list`', '`dict`', '`set`', '`str`', '`tuple`', '`bytes`'],
      answer: ['Mutable types', 'Immutable types'].flatMap((name) => [name, name, name]),
    },
  ])
})

test('two of a list of three and one of another are asked for what is not in the list', () => {
  const { nots } = itemsOf(types)
  expect(nots.map(({ prompt }) => prompt)).toEqual([
    'Which of these does **NOT** belong to “Mutable types”?',
    'Which of these does **NOT** belong to “Immutable types”?',
  ])
  const [first] = nots
  const isMutable = (text: string) => ['`list`', '`dict`', '`set`'].includes(text)
  expect(first?.options).toHaveLength(3)
  expect(first?.options.every(({ text, correct }) => isMutable(text) !== correct)).toBe(true)
})

test('operators are things to sort like any others', () => {
  const { sorts } = itemsOf(
    '- **Arithmetic operators**: `+`, `-`, `*`\n- **Comparison operators**: `<`, `>`, `==`',
  )
  expect(sorts[0]?.parts).toEqual(['`+`', '`-`', '`*`', '`<`', '`>`', '`==`'])
})

test.each([
  ['days', 'Monday tasks', 'Friday tasks'],
  ['owners', 'Anna’s tools', 'Ben’s tools'],
])('lists of %s exclude nothing: what is in one may be in the other', (_, one, other) => {
  const { sorts, nots, rejections } = itemsOf(
    `- **${one}**: \`mop\`, \`broom\`, \`bucket\`\n- **${other}**: \`rake\`, \`spade\`, \`hoe\``,
  )
  expect([sorts, nots, rejections]).toEqual([[], [], []])
})

test('what a list names twice is sorted once', () => {
  const { sorts } = itemsOf('- **Warm colours**: red, orange, Red, yellow\n- **Cold colours**: blue, green')
  expect(sorts[0]?.parts).toEqual(['red', 'orange', 'yellow', 'blue', 'green'])
})

test('a list of two is too short for what is not in it', () => {
  expect(itemsOf('- **Warm colours**: red, orange\n- **Cold colours**: blue, green').nots).toEqual([])
})

test.each([
  ['nested lists', '- **Warm colours**\n  - red\n  - orange\n- **Cold colours**\n  - blue\n  - green'],
  ['lists below headings', '## Warm colours\n\n- red\n- orange\n\n## Cold colours\n\n- blue\n- green'],
  ['words with the same ending', '- **Advantages**: speed, size\n- **Disadvantages**: noise, smell'],
  [
    'columns of tables',
    '## Protocols\n\n| Protocol | Transport |\n| - | - |\n| DNS | UDP |\n| HTTP | TCP |\n| NTP | UDP |\n| SSH | TCP |',
  ],
])('%s are classes', (_, markdown) => {
  expect(itemsOf(markdown).sorts).toHaveLength(1)
})

test.each([
  ['lists that only stand side by side', '- **Libraries**: flask, numpy\n- **Tools**: ruff, mypy'],
  ['groups of degree', '- **Basic commands**: pull, push\n- **Advanced commands**: rebase, bisect'],
  ['numbered things', '## Week 1 topics\n\n- lists\n- sets\n\n## Week 2 topics\n\n- files\n- paths'],
  [
    'what a program did line by line',
    '| After line | Name |\n| - | - |\n| 1 | the first |\n| 2 | the first |\n| 3 | the second |\n| 4 | the second |',
  ],
  [
    'dates and rooms',
    '| Date | Room |\n| - | - |\n| 3 March | A 1 |\n| 4 March | A 1 |\n| 5 March | B 2 |\n| 6 March | B 2 |',
  ],
  [
    'who is in which group of a course',
    '| Student | Group |\n| - | - |\n| Ann | Red team |\n| Bob | Blue team |\n| Cid | Red team |\n| Dora | Blue team |',
  ],
  [
    'what is due when',
    '| Exercise | Due |\n| - | - |\n| Sets | Friday |\n| Lists | Monday |\n| Tuples | Friday |\n| Dicts | Monday |',
  ],
  [
    'properties of two things',
    '## For loops\n\n- **Purpose**: visits each.\n- **Start**: `for`.\n\n## While loops\n\n- **Purpose**: repeats.\n- **Start**: `while`.',
  ],
])('%s are no classes, and nothing is reported', (_, markdown) => {
  const { sorts, nots, rejections } = itemsOf(markdown)
  expect({ sorts, nots, rejections }).toEqual({ sorts: [], nots: [], rejections: [] })
})

test('what stands in two classes is reported instead of asked', () => {
  const { sorts, rejections } = itemsOf(
    '- **Warm colours**: red, orange, yellow, purple\n- **Cold colours**: blue, green, purple',
  )
  expect([sorts, rejections]).toEqual([[], ['E55']])
})

test('classes that can be told apart by their looks or words are reported instead of asked', () => {
  const byLook = itemsOf('- **Warm colours**: `red`, `orange`\n- **Cold colours**: blue, green')
  const byWords = itemsOf(
    '- **Warm colours**: warm red, warm pink\n- **Cold colours**: cold blue, cold green',
  )
  expect([byLook.sorts, byLook.rejections, byWords.sorts, byWords.rejections]).toEqual([
    [],
    ['E56'],
    [],
    ['E56'],
  ])
})

test('of many things, at most eight are sorted, from each class', () => {
  const many = (word: string) =>
    Array.from({ length: 9 }, (_, n) => `${word}${'aeiouxyzw'[n] ?? ''}n`).join(', ')
  const [card] = itemsOf(`- **Warm colours**: ${many('r')}\n- **Cold colours**: ${many('b')}`).sorts
  expect(card?.parts).toHaveLength(8)
  expect([card?.answer].flat().filter((name) => name === 'Warm colours')).toHaveLength(4)
})

test('long lists of which no three make a fair question take no time', () => {
  const name = (n: number) => `${'bcdfghklmn'[n % 10] ?? ''}${'aeiou'[Math.floor(n / 10)] ?? ''}nu`
  const names = Array.from({ length: 50 }, (_, n) => name(n))
  const long = names.map((each) => `${each}rumtamtam ${each}lirumlarum`)
  const begin = performance.now()
  const { sorts, nots } = itemsOf(
    `- **Short words**: ${names.join(', ')}\n- **Long words**: ${long.join(', ')}`,
  )
  expect(performance.now() - begin).toBeLessThan(2_000)
  expect([sorts.length, nots]).toEqual([1, []])
})

test('the NOT is marked in other languages, too', () => {
  const { nots } = itemsOf(
    '- **Warme Farben**: Rot, Orange, Gelb\n- **Kalte Farben**: Blau, Türkis, Grün',
    'de',
  )
  expect(nots[0]?.prompt).toBe('Was davon gehört **NICHT** zu „Warme Farben“?')
})

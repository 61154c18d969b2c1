import { expect, test } from 'vitest'

import { makeClozeCards } from '#domain/items/make-cloze-cards'
import { makeAuthoredCards, makeAdviceCards } from '#domain/items/make-statement-cards'
import { phrasesFor } from '#domain/items/phrases'
import { findConcepts } from '#domain/lesson/find-concepts'
import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'

const course = 'c'

function read(markdown: string) {
  const lesson = parseLesson('01-lesson.md', readMarkdown(markdown))
  return { lesson, concepts: findConcepts(course, lesson).concepts }
}

/** The words that are blanked in the sentences of a lesson. */
function blanksIn(markdown: string): string[] {
  const { lesson, concepts } = read(markdown)
  return makeClozeCards(lesson, concepts, course).cards.map(({ answer }) => String(answer))
}

test.each([
  ['a number', 'The first patent for a telephone was granted in **1876** to its inventor.', '1876'],
  ['a number with its unit', 'Pure water boils at **100 °C** if the pressure is that of the sea.', '100 °C'],
  [
    'a name',
    'The first patent for a telephone was granted to **Alexander Graham Bell** after a race.',
    'Alexander Graham Bell',
  ],
  ['a number in a short sentence', 'A starter is most active at **26 °C**.', '26 °C'],
  [
    'a name with small words',
    'The long war was ended by the *Peace of Westphalia* between many states.',
    'Peace of Westphalia',
  ],
  [
    'a name in German, where nouns have capitals',
    'Pflanzen bauen Zucker in den **Chloroplasten** ihrer grünen Blätter auf.',
    'Chloroplasten',
  ],
  ['a noun after an article', 'Blood cells are made in the **bone marrow** of the thigh.', 'bone marrow'],
  [
    'the name of something',
    'Economists say that a market with one seller is called a *monopoly*.',
    'monopoly',
  ],
])('the key word of a sentence may be %s', (_, sentence, word) => {
  expect(blanksIn(sentence)).toEqual([word])
})

test.each([
  ['a word emphasised for stress', 'Blood cells are **never** made in the muscles of the body.'],
  ['an obligation', 'Blood cells *must not* be frozen before a doctor has seen them.'],
  ['an adjective before its noun', 'Blood cells are made in the **large** bones of the body.'],
  ['a verb, because many would fit', 'Every round of the loop **runs** callbacks whose time has come.'],
  ['an adverb', 'Blood cells are made by the bones **constantly** all life long.'],
  ['the first word', '**Oddly** the bones of birds hold air in place of marrow.'],
  ['a whole phrase', 'Remember that **blood cells are made in the bones of the body** all life long.'],
  [
    'a word that also occurs elsewhere in the sentence',
    'The marrow of large bones is called **bone marrow** by everybody.',
  ],
  ['a label', 'Every parser of dates has to know the zone, *Default*: `UTC` for most of them.'],
  ['words in parentheses', 'Rows of a table of the database (**Records**) are kept in pages of the disk.'],
  ['words in capitals', 'Readers of this page **MAKE BACKUPS** of the tables of the database.'],
  ['a type', 'Every parser of dates has a zone that is kept as **String** for most of them.'],
  ['a single letter', 'Every parser of dates knows the year, which is written as *Y* for most of them.'],
  ['a button to press', 'If the page of a database is frozen, then click **Resume** twice with the mouse.'],
  [
    'a window or an application',
    'Settings of the database are found in the **Windows Security** application of the system.',
  ],
  [
    'a sentence that tells readers what to do',
    'Send the form of the database to the **Land Registry** with a stamp.',
  ],
  [
    'a name too long to be typed',
    'The plan for the new harbour was drawn up by the **Second Committee of the General Assembly** in a night.',
  ],
  [
    'adjectives before a noun that is not emphasised',
    'Blood cells are made in the **soft inner** tissue of the thigh.',
  ],
  [
    'a single noun, because many would fit',
    'Adds a row of the database to the *beginning* of the table it belongs to.',
  ],
  [
    'a part of a name with hyphens',
    'Every area of the chart has an **X0**-accessor, and every line has another one.',
  ],
  [
    'a sentence that refers to the previous one, in any language',
    'Sie wird seit dem Mittelalter in **Nürnberg** von Hand gemacht und verkauft.',
  ],
  [
    'a word that occurs twice in a paragraph',
    'Most people who know **Brazil** well like it there. Others have never seen a map of Brazil at all.',
  ],
  [
    'one item of an enumeration',
    'Most proteins of the body are built from **carbon**, **oxygen** and **nitrogen**.',
  ],
  ['an example', 'Many large countries of the world, such as **Brazil**, lie south of the equator.'],
])('%s is not blanked', (_, sentence) => {
  expect(blanksIn(sentence)).not.toContain(/\*+(.+?)\*+/u.exec(sentence)?.[1])
})

test('the blank replaces the whole word, not a part of another word', () => {
  const { lesson, concepts } = read('Smart people of every country draw for money what is called *art*.')
  const { cards } = makeClozeCards(lesson, concepts, course)
  expect(cards.map(({ prompt }) => prompt)).toEqual([
    'Smart people of every country draw for money what is called ____.',
  ])
})

test('a sentence about a term gives a card, but one that repeats its definition does not', () => {
  const { lesson, concepts } = read(`# Blood

- **Marrow** (medulla): The tissue within bones that makes blood cells.
- **Plasma**: The liquid part of blood, without its cells.

The tissue within bones that makes blood cells is **marrow** of course.

Books of anatomy say medulla of the bone in place of *marrow* of the bone.

Doctors take *marrow* out of a hip with a long needle.
`)
  const { cards } = makeClozeCards(lesson, concepts, course)
  expect(cards).toMatchObject([
    {
      id: 'c/marrow/statement',
      prompt: 'Doctors take ____ out of a hip with a long needle.',
      answer: 'marrow',
      accepted: ['marrow', 'Marrow', 'medulla'],
    },
  ])
})

test('a cloze on a definition starts with its term', () => {
  const { lesson, concepts } = read(`# Blood

- **Marrow**: The tissue that makes blood cells within the **hollow bones** of the body.
- **Plasma**: The liquid part of blood, without its cells.
`)
  const { cards } = makeClozeCards(lesson, concepts, course)
  expect(cards.map(({ prompt }) => prompt)).toEqual([
    'Marrow: The tissue that makes blood cells within the ____ of the body.',
  ])
})

test('a word is asked for only once', () => {
  const { lesson, concepts } = read(`The first patent for a telephone was granted in **1876** to its inventor.

Heinrich Schliemann dug up golden masks at Mycenae in **1876** with many helpers.
`)
  const { cards } = makeClozeCards(lesson, concepts, course)
  expect(cards.map(({ id }) => id)).toEqual(['c/key/1876'])
})

test('a comment before a paragraph, a list item or a card sets the concepts of its cards', () => {
  const { lesson, concepts } = read(`# Blood

- **Marrow**: The tissue within bones that makes blood cells.
- **Plasma**: The liquid part of blood, without its cells.

<!-- quiz: concepts=marrow -->
Doctors take a sample out of the *hip bone* with a long needle.

<!-- quiz: concepts=plasma,other-lesson -->
- Avoid shaking a sample, because it breaks cells.

<!-- quiz: concepts=plasma -->
<!-- quiz:card
Q: How much of it does an adult have?
A: About three litres.
-->
`)
  const made = [
    makeClozeCards(lesson, concepts, course),
    makeAdviceCards(lesson, concepts, course, phrasesFor('en', '')),
    makeAuthoredCards(lesson, concepts, course),
  ].flatMap(({ cards }) => cards)
  expect(made.map((card) => card.concepts)).toEqual([
    ['c/marrow'],
    ['c/plasma', 'c/other-lesson'],
    ['c/plasma'],
  ])
})

test('`skip` applies only to the next paragraph, or to the code that the paragraph introduces', () => {
  const { lesson } = read(`<!-- quiz: skip -->
The first patent for a telephone was granted in **1876** to its inventor.

The first call over the sea went from Britain to France in **1891** by cable.

<!-- quiz: seconds=3 -->
What is said of code waits for the code, whatever stands between.

<!-- quiz: skip -->
This is what a call looks like:

\`\`\`python
print('ring')
\`\`\`
`)
  expect(lesson.statements.map(({ keyWords }) => keyWords)).toEqual([['1891'], []])
  expect(lesson.fences.map(({ annotations }) => annotations)).toMatchObject([
    { skip: true, seconds: { value: 3 } },
  ])
  expect(lesson.findings).toEqual([])
})

test.each([
  [
    'a number that stands in the code beside it',
    'The call `wait(7)` of the first worker is over after **7 seconds** at most.',
  ],
  [
    'the last of several names, which another could stand for',
    'A course on programs that do many things at a time with Threads, Processes, and **Event Queues**.',
  ],
])('%s is not asked for', (_, sentence) => {
  expect(blanksIn(`# Waiting\n\n${sentence}\n`)).toEqual([])
})

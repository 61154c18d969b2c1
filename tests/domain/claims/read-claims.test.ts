import { describe, expect, it } from 'vitest'
import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'

const read = (...lines: string[]) =>
  parseLesson('lesson.md', readMarkdown(['# Notes', '', ...lines, ''].join('\n')))

const definitionsIn = (...lines: string[]) =>
  read(...lines).definitions.map(({ term, meaning }) => `${term} = ${meaning}`)

describe('a definition in running text', () => {
  it.each([
    [
      'a marked term in the middle of a paragraph',
      'Programs often wait. A **semaphore** is a counter that limits how many tasks may enter at once. More on that in a moment.',
      'Semaphore = A counter that limits how many tasks may enter at once',
    ],
    [
      'a term after its meaning',
      'Some functions never end. A function that calls itself is called a **recursive function**.',
      'Recursive function = A function that calls itself',
    ],
    [
      'a meaning with a colon in its code',
      'A flat box is any element that has `position: static` set on it by a style sheet.',
      'Flat box = Any element that has `position: static` set on it by a style sheet',
    ],
    [
      'a term with another name',
      'Trees have parts. A **leaf**, also called a terminal node, is a node that has no children.',
      'Leaf = A node that has no children',
    ],
    [
      'a term after a meaning with a relative clause and commas',
      'A program that keeps unlocked keys in memory, so that nobody has to type the passphrase again, is called an **agent**.',
      'Agent = A program that keeps unlocked keys in memory, so that nobody has to type the passphrase again',
    ],
    [
      'a term after a meaning that ends in a preposition',
      'The part of the system which takes in events and hands them on is the **message broker**.',
      'Message broker = The part of the system which takes in events and hands them on',
    ],
    [
      'German',
      'Programme warten oft. Eine **Sperre** ist ein Objekt, das nur eine Aufgabe zur gleichen Zeit halten darf.',
      'Sperre = Ein Objekt, das nur eine Aufgabe zur gleichen Zeit halten darf',
    ],
    [
      'French',
      'Les programmes attendent souvent. Un **verrou** est un objet qui ne peut être tenu que par une seule tâche.',
      'Verrou = Un objet qui ne peut être tenu que par une seule tâche',
    ],
  ])('%s', (_, text, definition) => {
    expect(definitionsIn(text)).toContain(definition)
  })
})

describe('no definition', () => {
  it.each([
    ['a pointer to another place', '**Semaphores**: see the next chapter.'],
    ['praise', 'Lists are a powerful tool that you will love.'],
    ['what it shares with others', 'A saga is a function like any other, which is easy to forget.'],
    ['a pronoun', 'This is a function that adds two numbers.'],
    ['what somebody did for a while', 'Ada, a clerk of the port, was counting the ships that came in.'],
    ['how something is', 'The port had no lock for centuries, and its opening was *overdue*.'],
    ['the noun of a name in quotation marks', '"Dry" docks, which are emptied by pumps, stand at the quay.'],
    [
      'a sentence that a list goes on',
      'A berth is the state of a ship in the port, which can be:\n\n1. free,\n2. taken.',
    ],
    ['a condition', 'If you have a **compiler**, you are ready to go.'],
    ['somebody who says something', 'Economists say that a market with one seller is called a *monopoly*.'],
    [
      'a section that only names sources',
      '## Further reading\n\n- **Semaphore**: A counter that limits tasks.',
    ],
  ])('%s', (_, text) => {
    expect(definitionsIn(...text.split('\n'))).toEqual([])
  })
})

describe('the heads of a list are no terms', () => {
  it('if a line above announces what is said of one thing', () => {
    expect(
      definitionsIn(
        'Advantages of a pound lock:',
        '',
        '- **Less water**: Only the chamber between the two gates has to be filled.',
        '- **More safety**: Ships are lifted slowly while they lie at the wall.',
        '- **Fewer hands**: One keeper can work both gates from a platform.',
      ),
    ).toEqual([])
  })

  it('if a line above announces an example', () => {
    expect(
      definitionsIn(
        '**Example:**',
        '',
        '- **Upstream**: A barge waits below the lower gate until the chamber is empty.',
        '- **Downstream**: A ferry enters the chamber at the level of the canal.',
        '- **Both**: Two boats share one chamber and leave it one after the other.',
      ),
    ).toEqual([])
  })

  it('if the heading of their column says that they are reasons', () => {
    expect(
      definitionsIn(
        '| Reason | Explanation |',
        '| --- | --- |',
        '| **Less water** | Only the chamber between the two gates has to be filled. |',
        '| **More safety** | Ships are lifted slowly while they lie at the wall. |',
        '| **Fewer hands** | One keeper can work both gates from a platform. |',
      ),
    ).toEqual([])
  })

  it('if they recur in a numbered list, as the steps of an exchange do', () => {
    expect(
      definitionsIn(
        '1. **Call**: The ship asks the keeper of the lock for a place.',
        '2. **Reply**: The keeper names the hour at which the gate is opened.',
        '3. **Call**: The ship says that it has reached the gate.',
      ),
    ).toEqual([])
  })

  it('but they are if the line above only says that terms follow', () => {
    expect(
      definitionsIn(
        'A lock has these parts:',
        '',
        '- **Chamber**: A basin in which ships are lifted and lowered.',
        '- **Sill**: A beam under water against which a gate closes.',
        '- **Paddle**: A small door that lets water through a gate.',
      ),
    ).toHaveLength(3)
  })
})

it('a text that defines its name is not asked as a label, too, because the name recurs elsewhere', () => {
  const table = (kind: string) => [
    `## ${kind} Ticket Fields`,
    '',
    '| Field | Digits | Description |',
    '| --- | ---: | --- |',
    `| **Zone** | 2 | Region in which a ${kind} ticket is valid. |`,
    `| **Flags** | 3 | Marks for bicycles, dogs and children on a ${kind} ticket. |`,
    `| **Version** | 1 | Layout in which a ${kind} ticket was printed. |`,
    '',
  ]
  const { definitions, labelled } = read(...table('Single'), ...table('Return'))
  const says = labelled.flatMap(({ statements }) => statements)
  expect(definitions.length).toBeGreaterThan(0)
  for (const { meaning } of definitions) expect(says).not.toContain(meaning)
})

it('headings are evidence and no veto: a definition below “Tasks” is read', () => {
  expect(
    definitionsIn(
      '## Tasks',
      '',
      'A **task** is an object that runs a coroutine on the event loop.',
      '',
      '- **Future**: An object that stands for a result that is not there yet.',
      '- **Handle**: An object that can cancel a scheduled callback.',
    ),
  ).toEqual(
    expect.arrayContaining([
      'Task = An object that runs a coroutine on the event loop',
      expect.stringContaining('Future = '),
    ]),
  )
})

it('what may be a definition is suggested, with a comment that makes a card of it', () => {
  const { findings } = read(
    '## Ports',
    '',
    'Ports carry numbers.',
    '',
    '- *Well-known port*: reserved for a service of the system',
    '- *Registered port*: given to a vendor',
  )
  const suggestions = findings.filter(({ rule }) => rule === 'G26')
  for (const { message } of suggestions) expect(message).toMatch(/<!-- quiz:card Q: .+ A: .+ -->/u)
})

it('a suggested comment makes the card', () => {
  const { authoredCards } = read('<!-- quiz:card Q: What is a port? A: A number that names a service -->')
  expect(authoredCards).toMatchObject([
    { question: 'What is a port?', answer: 'A number that names a service' },
  ])
})

it('what needs the text before it defines nothing, though another name does', () => {
  const { definitions } = read(
    '## Ports',
    '',
    '- **Socket**: Another form of connection between two programs.',
    '- **Inode**: A record that joins both previously discussed kinds of number.',
    '- **Handle**: Another name for the number of an open file.',
    '- **Daemon**: A program that runs without a terminal and waits for requests.',
    '',
    'The following is a sequence of events that opens a port.',
  )
  expect(definitions.map(({ term }) => term)).toEqual(['Handle', 'Daemon'])
})

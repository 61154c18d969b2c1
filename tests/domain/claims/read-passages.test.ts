import { describe, expect, it } from 'vitest'
import { findConcepts } from '#domain/lesson/find-concepts'
import { makeItems } from '#domain/items/make-items'
import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'

const read = (...lines: string[]) =>
  parseLesson('harbours.md', readMarkdown(['# Harbours', '', ...lines, ''].join('\n')))

/** Prompts and answers of all cards of a lesson. */
function cardsOf(...lines: string[]): string[] {
  const lesson = read(...lines)
  const { concepts } = findConcepts('c', lesson)
  const sources = {
    course: 'c',
    lesson,
    lastLine: lines.length + 3,
    concepts,
    programs: [],
    misconceptions: [],
  }
  return makeItems(sources).cards.map(
    ({ prompt, answer }) => `${prompt} = ${typeof answer === 'string' ? answer : answer.join(' | ')}`,
  )
}

describe('questions that the lesson asks and answers', () => {
  it('are asked in the words of the lesson, from bullets with their answers below', () => {
    const cards = cardsOf(
      '## Check yourself',
      '',
      '- Why do pilots board ships outside the harbour?',
      '  - Because they know the channels and the currents.',
      '- What does a tug do?',
      '  - It pulls large ships to their berth.',
    )
    expect(cards).toEqual([
      'Why do pilots board ships outside the harbour? = Because they know the channels and the currents.',
      'What does a tug do? = It pulls large ships to their berth.',
    ])
  })

  it('are read from folded text', () => {
    const { questions } = read(
      '<details><summary>What does the harbour master decide?</summary>',
      '',
      'The harbour master decides which ship gets which berth.',
      '',
      '</details>',
      '',
      '<details><summary>Who pays for the pilot?</summary>',
      '',
      'The owner of the ship pays for the pilot.',
      '',
      '</details>',
    )
    expect(questions.map(({ question }) => question)).toEqual([
      'What does the harbour master decide?',
      'Who pays for the pilot?',
    ])
  })

  it('are no exercises, whose answers calculate with what was given before', () => {
    const { questions } = read(
      '> **What is $(f + g)(x)$ in this case?**',
      '  $= 2x + 1 + x - 2$',
      '  $= 3x - 1$',
    )
    expect(questions).toEqual([])
  })

  it('need an answer', () => {
    expect(
      read('## Exercises', '', '1. How deep is your harbour?', '2. Which ships call there?').questions,
    ).toEqual([])
  })
})

describe('steps', () => {
  const steps = [
    '## Mooring a ship',
    '',
    '1. Slow the ship down.',
    '2. Throw the first line ashore.',
    '3. Pull the stern in.',
    '4. Make all lines fast.',
  ]

  it('are put in order by the learner', () => {
    expect(cardsOf(...steps)).toEqual([
      'In which order do these steps come: “Mooring a ship”? = ' +
        'Slow the ship down | Throw the first line ashore | Pull the stern in | Make all lines fast',
    ])
  })

  it('are none if a story leads to a list', () => {
    const story = ['Left the harbour at dawn and lost four things in the storm:', ...steps.slice(1)]
    expect(cardsOf(...story)).toEqual([])
  })

  it('with names are no properties of the procedure', () => {
    const { labelled } = read(
      '## Finding a leak',
      '',
      '1. **Application** — Ask the crew and read the log.',
      '2. **Transport** — Look at the pumps.',
      '3. **Session** — Check whether the watch has changed.',
    )
    expect(labelled).toEqual([])
  })
})

describe('advice', () => {
  it.each([
    ['Never moor at the fuel pier, because a spark could set it on fire.', 'A spark could set it on fire'],
    ['Don’t drop the anchor over a cable: it may be cut.', 'It may be cut'],
  ])('is asked for its reason: %s', (text, reason) => {
    expect(read('## Notes', '', `- ${text}`).advice).toMatchObject([{ reason }])
  })

  it.each([
    '**Use `in` to look for a ship**: `"Ada" in ships`.',
    '**Shift of the curve**: caused by anything else, e.g. income, tastes or the price of another good.',
  ])('“%s” gives no reason', (text) => {
    const movement = '**Movement along the curve**: caused by a change of the good’s own price.'
    const { advice, findings } = read('### Shifts vs. movements', '', `- ${movement}`, `- ${text}`)
    expect(advice).toEqual([])
    expect(findings.filter(({ message }) => message.includes('may be advice'))).toEqual([])
  })

  it('with an instruction behind it has no reason', () => {
    expect(read('## Tips', '', '- **Avoid night arrivals**: Use the day instead.').advice).toEqual([])
  })

  it('in another language is asked in that language', () => {
    const lesson = [
      '---',
      'language: de',
      '---',
      '',
      '# Häfen',
      '',
      '## Hinweise',
      '',
      '- Vermeide es, nachts einzulaufen, weil man die Tonnen nicht sieht.',
    ].join('\n')
    const { advice } = parseLesson('h.md', readMarkdown(lesson))
    for (const { kind } of advice) expect(kind).toBe('sentence')
  })
})

describe('key points', () => {
  it('between lines of colons are read, and end where their fence ends', () => {
    const { statements, definitions } = read(
      '::: keypoints',
      '- A lighthouse shows where the coast is.',
      '- Buoys are set out by the coast guard.',
      ':::',
      '',
      '- **Berth**: A place where one ship can be made fast.',
      '- **Quay**: A wall along the water at which ships are loaded.',
    )
    expect(statements.filter(({ isKeyPoint }) => isKeyPoint).map(({ text }) => text)).toContain(
      'Buoys are set out by the coast guard.',
    )
    expect(definitions.map(({ term }) => term)).toEqual(['Berth', 'Quay'])
  })
})

describe('what could be said of anything', () => {
  it.each([
    ['praise', '- **Crane**: A powerful tool.'],
    ['a pointer at the text', '- **Crane**: This is where the fun begins.'],
  ])('defines nothing: %s', (_, line) => {
    expect(
      read(line, '- **Winch**: A drum that winds up a rope.').definitions.map(({ term }) => term),
    ).toEqual(['Winch'])
  })

  it('is a line of the lesson’s own code', () => {
    const lesson = read(
      '```python',
      'ships = load(“harbour”)',
      'total = len(ships)',
      '```',
      '',
      '- `total = len(ships)`: This line counts the ships.',
      '- `ships = load(“harbour”)`: This line reads the list of ships.',
    )
    expect(lesson.definitions).toEqual([])
  })
})

describe('names', () => {
  it.each(['For loop', 'If statement', 'With block'])('may start with a keyword: %s', (term) => {
    const { definitions } = read(
      `- **${term}**: A part of a program that is run under a condition.`,
      '- **Branch**: A way that a program may take.',
    )
    expect(definitions.map((definition) => definition.term)).toEqual([term, 'Branch'])
  })

  it('in code that differ by an s are two', () => {
    const { definitions } = read(
      '- `ship`: The ship that is being moored.',
      '- `ships`: All the ships that lie in the harbour.',
    )
    expect(definitions.map(({ term }) => term)).toEqual(['ship', 'ships'])
  })

  it('lose the attributes that Pandoc knows', () => {
    const { definitions } = read('[mole]{#mole .term}', ':   A wall of stone that shelters a harbour.')
    expect(definitions.map(({ term }) => term)).toEqual(['mole'])
  })

  it('below “Types of problems” are terms and not advice', () => {
    const { definitions, advice } = read(
      '## Types of problems',
      '',
      '- **Leaks**: Holes in a hull that let water in.',
      '- **Groundings**: Events in which a ship touches the bottom.',
    )
    expect(definitions).toHaveLength(2)
    expect(advice).toEqual([])
  })
})

describe('a label', () => {
  it('is about the nearest heading, even if that is numbered or names two things', () => {
    const subjects = read(
      '## The offices',
      '',
      '### Office 1: Customs',
      '',
      '- **Function**: Looks through the freight for forbidden goods.',
      '',
      '### Pilots and Tugs',
      '',
      '- **Function**: Bring ships safely to their berth.',
    ).labelled.map(({ subject }) => subject)
    expect(subjects).toEqual(['Customs', 'Pilots and Tugs'])
  })
})

it('what lasted for some years is asked for its first and its last one', () => {
  const cards = cardsOf('The **Salt War** was a quarrel over harbour dues that lasted from 1411 to 1419.')
  expect(cards).toContain('The Salt War: A quarrel over harbour dues that lasted from ____ to 1419 = 1411')
  expect(cards).toContain('The Salt War: A quarrel over harbour dues that lasted from 1411 to ____ = 1419')
})

it('a sentence does not end at `!=` or inside brackets', () => {
  const { definitions } = read(
    '- **Comparison sign**: A sign such as `==` or != (different) that stands between two values.',
    '- **Sum**: The result of an addition.',
  )
  expect(definitions[0]?.meaning).toContain('between two values')
})

describe('advice in running text', () => {
  const reasonsIn = (text: string) => read(text).advice.map(({ reason }) => reason)

  it('is read from a sentence that begins with what to do and says why', () => {
    expect(reasonsIn('The tide is strong. Never anchor in the fairway, because ships cannot stop.')).toEqual([
      'Ships cannot stop',
    ])
  })

  it.each([
    ['a fact with its reason', 'The seat is empty, because the ferry has left already.'],
    ['what refers to the text before it', 'Do not use it in the fairway, as ships cannot stop there.'],
    ['a step with an explanation', 'Open the gate: the water then rises slowly.'],
  ])('is not %s', (_, text) => {
    expect(reasonsIn(text)).toEqual([])
  })
})

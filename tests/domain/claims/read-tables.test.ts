import { describe, expect, it } from 'vitest'
import { parseLesson } from '#domain/lesson/parse-lesson'
import { readMarkdown } from '#domain/lesson/read-markdown'

const read = (...lines: string[]) =>
  parseLesson(
    'lesson.md',
    readMarkdown(['---', 'language: en', '---', '# Notes', '', ...lines, ''].join('\n')),
  )

/** What is read in a table: `name = meaning` and `subject, label: text`. */
function claimsIn(...lines: string[]): string[] {
  const { definitions, labelled } = read(...lines)
  return [
    ...definitions.map(({ shown, meaning }) => `${shown} = ${meaning}`),
    ...labelled.map(({ subject, label, statements }) => `${subject}, ${label}: ${statements.join('; ')}`),
  ]
}

describe('a table is read column by column', () => {
  it('asks every row of a table of commands', () => {
    const found = claimsIn(
      '| Command | What it does |',
      '| --- | --- |',
      '| `ls` | lists the files of a folder |',
      '| `cd` | moves to another folder |',
      '| `rm` | deletes a file for good |',
    )
    expect(found).toEqual([
      '`ls` = Lists the files of a folder',
      '`cd` = Moves to another folder',
      '`rm` = Deletes a file for good',
    ])
  })

  it('asks every row whose name is a number, and says what it numbers', () => {
    const found = claimsIn(
      '| Platform | Purpose |',
      '| --- | --- |',
      '| 9 | Quick way down to the ferries |',
      '| 14 | Slow way up to the mountains |',
      '| 207 | Night trains to the south |',
    )
    expect(found.sort()).toEqual([
      'Platform 14 = Slow way up to the mountains',
      'Platform 207 = Night trains to the south',
      'Platform 9 = Quick way down to the ferries',
    ])
  })

  it('asks what a column of properties says', () => {
    const found = claimsIn(
      '| Vitamin | Role | Found in |',
      '| --- | --- | --- |',
      '| retinol | keeps the eyes able to see in dim light | liver |',
      '| thiamine | helps cells to turn sugar into energy | whole grain |',
      '| calciferol | lets the gut take up calcium for the bones | oily fish |',
    )
    expect(found).toContain('thiamine, Found in: whole grain')
    // What something does may be asked as its role or as its meaning.
    expect(found.filter((claim) => claim.includes('turn sugar into energy'))).toHaveLength(1)
  })

  it('asks about no name that heads several rows', () => {
    const found = claimsIn(
      '| Composer | Born in |',
      '| --- | --- |',
      '| Bach | Eisenach |',
      '| Bach | Weimar |',
      '| Haydn | Rohrau |',
    )
    expect(found.filter((claim) => claim.startsWith('Bach'))).toEqual([])
  })

  it('asks nothing of a list of files, in a table or as items', () => {
    const files = ['boat.kt', 'crew.kt', 'harbour.kt']
    const purpose = ['holds a hull and its mast', 'hires and pays the sailors', 'assigns each boat a berth']
    const rows = files.map((file, index) => `| ${index + 1} | [${file}](src/${file}) | ${purpose[index]} |`)
    expect(claimsIn('| No. | File | What it does |', '| --- | --- | --- |', ...rows)).toEqual([])
    const items = files.map((file, index) => `- **${file}**: ${purpose[index]}.`)
    expect(claimsIn('Files of the program:', '', ...items)).toEqual([])
  })

  it('asks files that differ in kind, which have names that are worth knowing', () => {
    const found = claimsIn(
      '| File | What it is for |',
      '| --- | --- |',
      '| `Cargo.toml` | names the packages that a program needs |',
      '| `Cargo.lock` | notes the exact version of each package |',
      '| `main.rs` | holds the function with which a program starts |',
    )
    expect(found).toHaveLength(3)
  })

  it('asks nothing of a table that is only looked up, and says so once', () => {
    const names = 'Ash Beech Cedar Elm Fir Hazel Larch Maple Oak Pine Rowan Spruce Willow Yew'.split(' ')
    const rows = names.map((name, n) => `| ${name} | ${n + 10} m | ${n + 50} years | ${n + 3} cm a year |`)
    const table = (count: number) => [
      '| Tree | Height | Age | Growth |',
      '| --- | --- | --- | --- |',
      ...rows.slice(0, count),
    ]
    expect(claimsIn(...table(13))).toHaveLength(13)
    expect(claimsIn(...table(14))).toEqual([])
    expect(read(...table(14)).findings.filter(({ rule }) => rule === 'G31')).toHaveLength(1)
  })

  it('is about what the heading beside the properties names', () => {
    const found = claimsIn(
      '# Instruments',
      '',
      '| Property | Oboe |',
      '| --- | --- |',
      '| Reed | double |',
      '| Range | two and a half octaves |',
      '| Material | grenadilla wood |',
    )
    expect(found).toContain('Oboe, Material: grenadilla wood')
  })

  it.each([
    [
      'measured',
      [
        '| Run | Seconds | Memory |',
        '| --- | --- | --- |',
        '| 1 | 3.2 | 40 |',
        '| 2 | 3.4 | 41 |',
        '| 3 | 3.1 | 44 |',
      ],
    ],
    [
      'selected from a database',
      [
        ...['```sql', 'SELECT name, town FROM guests;', '```', ''],
        ...['| name | town |', '| --- | --- |', '| Olsen | Bergen |', '| Olsen | Oslo |', '| Moe | Oslo |'],
      ],
    ],
    [
      'the state of a program',
      ['| After line | `a` | `b` |', '| --- | --- | --- |', '| 1 | 4 | |', '| 2 | 4 | 5 |', '| 3 | 9 | 5 |'],
    ],
    [
      'to be filled in',
      [
        '| Question | Your answer |',
        '| --- | --- |',
        '| the capital of Peru | |',
        '| the capital of Chad | |',
      ],
    ],
  ])('asks nothing about data that is %s', (_, lines) => {
    expect(claimsIn(...lines)).toEqual([])
  })

  it('asks about the things in the headings if the rows name their properties', () => {
    const { labelled } = read(
      '| | Stack | Queue |',
      '| --- | --- | --- |',
      '| Order | last in, first out | first in, first out |',
      '| Use | undo, calls | jobs, messages |',
      '| Where is it changed? | at the top | at both ends |',
    )
    for (const { subject } of labelled) expect(['Stack', 'Queue']).toContain(subject)
  })

  it('never drops a row silently', () => {
    const { definitions, findings } = read(
      '| Command | Description |',
      '| --- | --- |',
      '| `ls` | lists the files of a folder |',
      '| `cd` | moves to another folder |',
      '| `man` | find out yourself! |',
    )
    expect(definitions.map(({ term }) => term)).toEqual(['ls', 'cd'])
    expect(findings.map(({ line }) => line)).toEqual([10])
  })
})

describe('a cell of several lines', () => {
  const gear = (rope: string): string[] =>
    claimsIn(
      '| Gear | Made of | Checked |',
      '| --- | --- | --- |',
      `| Mooring rope | ${rope} | yearly |`,
      '| Shackle | Forged steel | monthly |',
      '| Fender | Rubber and air | daily |',
    )

  it.each([
    ['Nylon strands<br>Spliced eyes at both ends', 'Nylon strands; Spliced eyes at both ends'],
    ['**Core**<br/>Nylon<br>**Cover**<BR />Polyester', 'Core: Nylon; Cover: Polyester'],
    ['Nylon strands,<br>Or polyester', 'Nylon strands, Or polyester'],
    ['Nylon that stretches<br>under a shock', 'Nylon that stretches under a shock'],
  ])('keeps its parts apart: %s', (cell, text) => {
    expect(gear(cell)).toContain(`Mooring rope, Made of: ${text}`)
  })
})

describe('praise before a meaning', () => {
  it('is left out if the next sentence goes on about the same thing', () => {
    const found = claimsIn(
      '- **Scheduler**: A crucial part. It gives each task its turn on the processor.',
      '- **Mailbox**: A place where messages wait for an actor.',
    )
    expect(found).toContain('Scheduler = Gives each task its turn on the processor.')
  })
})

describe('a table of properties', () => {
  it('asks each thing in the headings about each property', () => {
    const found = claimsIn(
      '| Property | Queue | Stack |',
      '| --- | --- | --- |',
      '| Order | first in, first out | last in, first out |',
      '| Adding | at the back | at the top |',
    )
    expect(found).toContain('Queue, Order: first in, first out')
    expect(found).toContain('Stack, Adding: at the top')
  })
})

it('the language of a lesson of nothing but tables is known from its cells', () => {
  const lesson = [
    '# Packen',
    '',
    '| Befehl | Beschreibung |',
    '| --- | --- |',
    '| `tar` | packt mehrere Dateien in ein Archiv, ohne sie zu verkleinern |',
    '| `gzip` | macht eine einzelne Datei kleiner und ersetzt die alte |',
  ]
  expect(parseLesson('lesson.md', readMarkdown(lesson.join('\n'))).words.code).toBe('de')
})

import { lines, type Rules } from '#domain/findings/rule'

const compiling = [
  'When we went through the source last week, we did so from top to bottom, and so does the compiler. That was fun,',
  'and it was quick. Whoever missed it will find it on the board until Friday, next to what we have drawn since.',
]

const planets = [
  '| Planet | Diameter | Mass | Gravity | Day | Year | Moons |',
  '| --- | --- | --- | --- | --- | --- | --- |',
  '| Mercury | 4,879 km | 0.055 Earths | 3.7 m/s² | 4,223 hours | 88 days | 0 |',
  '| Venus | 12,104 km | 0.815 Earths | 8.9 m/s² | 2,802 hours | 225 days | 0 |',
  '| Earth | 12,756 km | 1 Earth | 9.8 m/s² | 24 hours | 365 days | 1 |',
  '| Mars | 6,792 km | 0.107 Earths | 3.7 m/s² | 24.7 hours | 687 days | 2 |',
  '| Jupiter | 142,984 km | 318 Earths | 23.1 m/s² | 9.9 hours | 4,331 days | 95 |',
  '| Saturn | 120,536 km | 95 Earths | 9.0 m/s² | 10.7 hours | 10,747 days | 146 |',
  '| Uranus | 51,118 km | 14.5 Earths | 8.7 m/s² | 17.2 hours | 30,589 days | 28 |',
  '| Neptune | 49,528 km | 17.1 Earths | 11.0 m/s² | 16.1 hours | 59,800 days | 16 |',
]

/** Rules about the text of a lesson. */
export const readingRules = {
  E07: {
    severity: 'warning',
    title: 'A meaning cannot stand alone',
    whatToDo: 'Write it so that it can be understood on a card, without the text around it.',
    examples: {
      bad: lines(
        '- **Loop**: As shown above, it repeats a block.',
        '- **Branch**: A choice between two blocks.',
      ),
      good: lines(
        '- **Loop**: A block that is repeated while a condition holds.',
        '- **Branch**: A choice between two blocks.',
      ),
    },
  },
  G01: {
    severity: 'warning',
    title: 'The front matter cannot be read',
    whatToDo: 'It is ignored until the YAML between the `---` lines is correct.',
    examples: {
      bad: lines('---', 'title: [Sets', '---', '', 'Sets hold every value at most once.'),
      good: lines('---', 'title: Sets', '---', '', 'Sets hold every value at most once.'),
    },
  },
  G02: {
    severity: 'warning',
    title: 'A code block is never closed',
    whatToDo: 'Close it with three backticks on a line of their own.',
    examples: {
      bad: lines('```text', 'some code', '', 'And some words.'),
      good: lines('```text', 'some code', '```', '', 'And some words.'),
    },
  },
  G03: {
    severity: 'warning',
    title: 'An annotation cannot be read',
    whatToDo: 'Compare it with the list of annotations in docs/authoring.md.',
    examples: {
      bad: lines('<!-- quiz: secs=3 -->', '', '```python', 'import time', 'time.sleep(3)', '```'),
      good: lines('<!-- quiz: seconds=3 -->', '', '```python', 'import time', 'time.sleep(3)', '```'),
    },
  },
  G04: {
    severity: 'warning',
    title: 'A single bold word was taken for a term',
    whatToDo: 'Leave it if it is one; if not, put `<!-- quiz: skip -->` before it.',
    examples: {
      bad: lines('- **Rush hour**: the time of day when most trains are full.'),
      good: lines('<!-- quiz: skip -->', '', '- **Rush hour**: the time of day when most trains are full.'),
    },
  },
  G05: {
    severity: 'warning',
    title: 'Bold words are not a term',
    whatToDo: 'Leave them, or name the thing that they are about.',
    examples: {
      bad: lines(
        '- **Theorem 3**: The square over the longest side equals the sum of the other two.',
        '- **Cathetus**: A side of a triangle that meets another one at a right angle.',
      ),
      good: lines(
        '- **Theorem 3 (Pythagoras)**: The square over the longest side equals the sum of the other two.',
        '- **Cathetus**: A side of a triangle that meets another one at a right angle.',
      ),
    },
  },
  G06: {
    severity: 'warning',
    title: 'A label has no subject',
    whatToDo: 'Put it under a heading that names what it is about.',
    examples: {
      bad: lines('# Overview', '', '- **Syntax**: Values with commas between them.'),
      good: lines(
        '# Tuples',
        '',
        '- **Definition**: A sequence that cannot be changed.',
        '- **Syntax**: Values with commas between them.',
      ),
    },
  },
  G07: {
    severity: 'warning',
    title: 'Bold bullets were not read as terms',
    whatToDo: 'Leave them, or move definitions under a heading such as “Key terms”.',
    examples: {
      bad: lines('## Features', '', '- **Mutex**: A lock that one task at a time may hold.'),
      good: lines(
        '## Key terms',
        '',
        '- **Mutex**: A lock that one task at a time may hold.',
        '- **Barrier**: A point at which tasks wait for each other.',
      ),
    },
  },
  G08: {
    severity: 'warning',
    title: 'Advice without a reason',
    whatToDo: 'Write “Avoid X, because Y.” to get a card.',
    examples: {
      bad: lines('## Best practices', '', '- Close files.'),
      good: lines('## Best practices', '', '- Close files, because the system has only so many.'),
    },
  },
  G10: {
    severity: 'warning',
    title: 'The lesson exceeds a limit',
    whatToDo: 'Split the lesson.',
    examples: {
      bad: lines('```python', `print("${'ha'.repeat(10_000)}")`, '```'),
      good: lines('```python', 'print(len("ha" * 10_000))', '```'),
    },
  },
  G14: {
    severity: 'warning',
    title: 'An annotation applies to nothing',
    whatToDo: 'Move it directly before the code block, list item or heading that it is about.',
    examples: {
      bad: lines('```python', 'print(6 * 7)', '```', '', '<!-- quiz: id=answer -->'),
      good: lines('<!-- quiz: id=answer -->', '', '```python', 'print(6 * 7)', '```'),
    },
  },
  G18: {
    severity: 'warning',
    title: 'A property makes no card',
    whatToDo: 'Leave it, name it by a noun, or, if it is a term, give it a meaning such as “A … that …”.',
    examples: {
      bad: lines(
        '# Tuples',
        '',
        '- **Definition**: A sequence that cannot be changed.',
        '- **Ordered**: By the places of their elements.',
      ),
      good: lines(
        '# Tuples',
        '',
        '- **Definition**: A sequence that cannot be changed.',
        '- **Order**: By the places of their elements.',
      ),
    },
  },
  G19: {
    severity: 'warning',
    title: 'A term is explained by a list alone',
    whatToDo: 'Give it one sentence of its own.',
    examples: {
      bad: lines(
        '- **Collection**:',
        '  - lists',
        '  - sets',
        '- **Iterator**: An object that hands out values one by one.',
      ),
      good: lines(
        '- **Collection**: An object that holds other objects.',
        '  - lists',
        '  - sets',
        '- **Iterator**: An object that hands out values one by one.',
      ),
    },
  },
  G20: {
    severity: 'warning',
    title: 'A term is explained by code alone',
    whatToDo: 'Say in words what it means.',
    examples: {
      bad: lines('- **Jump**: `goto 10`', '- **Branch**: A choice between two blocks.'),
      good: lines(
        '- **Jump**: A leap to another line, such as `goto 10`.',
        '- **Branch**: A choice between two blocks.',
      ),
    },
  },
  G21: {
    severity: 'warning',
    title: 'A meaning is too short',
    whatToDo: 'Say what sets it apart from others.',
    examples: {
      bad: lines('- **Mutex**: A lock.', '- **Barrier**: A point at which tasks wait for each other.'),
      good: lines(
        '- **Mutex**: A lock that one task at a time may hold.',
        '- **Barrier**: A point at which tasks wait for each other.',
      ),
    },
  },
  G22: {
    severity: 'warning',
    title: 'A term is defined twice',
    whatToDo: 'Merge the two, or put each under a heading that tells them apart.',
    examples: {
      bad: lines(
        '## Collections',
        '',
        '- **Heap**: A tree whose root is the smallest element of all.',
        '- **Heap**: A store from which a program takes memory while it runs.',
      ),
      good: lines(
        '## Collections',
        '',
        '- **Heap**: A tree whose root is the smallest element of all.',
        '- **Queue**: A collection from which the oldest element leaves first.',
        '',
        '## Memory',
        '',
        '- **Heap**: A store from which a program takes memory while it runs.',
        '- **Frame**: The memory of one call.',
      ),
    },
  },
  G28: {
    severity: 'warning',
    title: 'Steps make no card',
    whatToDo: 'Name what they lead to, in a heading or in a line before them that ends with a colon.',
    examples: {
      bad: lines(
        'Tea tastes best when the leaves are fresh.',
        '',
        '1. Boil the water in a kettle.',
        '2. Put the leaves into the pot.',
        '3. Pour the water over the leaves.',
      ),
      good: lines(
        '## How to make tea',
        '',
        '1. Boil the water in a kettle.',
        '2. Put the leaves into the pot.',
        '3. Pour the water over the leaves.',
      ),
    },
  },
  G29: {
    severity: 'warning',
    title: 'A formula cannot be read',
    whatToDo: 'Correct its TeX. Until then, readers see it as it is written.',
    examples: {
      bad: lines(String.raw`The share is $\frac{1$ of the whole.`),
      good: lines(String.raw`The share is $\frac{1}{n}$ of the whole.`),
    },
  },
  G30: {
    severity: 'warning',
    title: 'Nothing in a lesson is asked',
    whatToDo:
      'Write a term in bold with its meaning (`- **Term**: meaning`), show a program with its output, or paste `<!-- quiz:card Q: question A: answer -->` below what is worth a card.',
    examples: {
      bad: lines(...compiling),
      good: lines(
        ...compiling,
        '',
        '<!-- quiz:card Q: In which order does the compiler read the source? A: From top to bottom. -->',
      ),
    },
  },
  G31: {
    severity: 'warning',
    title: 'A table is too large to be learned by heart',
    whatToDo:
      'Show what learners should know in a smaller table, or ask for it with `<!-- quiz:card Q: question A: answer -->`.',
    examples: {
      bad: lines(...planets),
      good: lines(
        '| Planet | Diameter | Moons |',
        '| --- | --- | --- |',
        '| Mercury | 4,879 km | 0 |',
        '| Venus | 12,104 km | 0 |',
        '| Earth | 12,756 km | 1 |',
        '',
        '<!-- quiz:card Q: Which planets have no moon? A: Mercury and Venus. -->',
      ),
    },
  },
  G26: {
    severity: 'warning',
    title: 'A text may define a term',
    whatToDo: 'If it does, write the term in bold, then a colon and its meaning.',
    examples: {
      bad: lines('The parser hands its result to the *linker*, a program that joins files.'),
      good: lines(
        '- **Linker**: A program that joins compiled files.',
        '- **Parser**: A program that finds the structure of a text.',
      ),
    },
  },
} as const satisfies Rules

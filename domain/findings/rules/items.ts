import { lines, type Rules } from '#domain/findings/rule'

/** Rules about cards and questions. */
export const itemRules = {
  E01: {
    severity: 'rejection',
    title: 'The question contains its answer',
    whatToDo: 'Define the term, or word the heading above it, without using the term itself.',
    examples: {
      bad: lines(
        '## The call stack',
        '',
        '- **Stack**: The part of the memory that holds the calls in progress.',
        '- **Heap**: The part of the memory that outlives them.',
        '',
        '## Stacks as collections',
        '',
        '- **Stack**: A pile that gives back its last element first.',
        '- **Queue**: A line whose first element is the first to leave.',
      ),
      good: lines(
        '## Memory',
        '',
        '- **Stack**: The part that holds the calls in progress.',
        '- **Heap**: The part that outlives them.',
        '',
        '## Collections',
        '',
        '- **Stack**: A pile that gives back its last element first.',
        '- **Queue**: A line whose first element is the first to leave.',
      ),
    },
  },
  E02: {
    severity: 'rejection',
    title: 'The same question has two answers',
    whatToDo: 'Merge the two, or word them so that they differ.',
    examples: {
      bad: lines(
        '- **Fast path**: A short cut for the usual case.',
        '- **Quick way**: A short cut for the usual case.',
      ),
      good: lines(
        '- **Fast path** (quick way): A short cut for the usual case.',
        '- **Detour**: A longer way around an obstacle.',
      ),
    },
  },
  E04: {
    severity: 'rejection',
    title: 'Two items have the same id',
    whatToDo: 'Give one of them an id of its own.',
    examples: {
      bad: lines(
        '<!-- quiz:card id=lock',
        'Q: Which method of a lock tells whether it is held?',
        'A: `locked()`',
        '-->',
        '<!-- quiz:card id=lock',
        'Q: Which method of a lock waits until it is free?',
        'A: `acquire()`',
        '-->',
      ),
      good: lines(
        '<!-- quiz:card id=lock-state',
        'Q: Which method of a lock tells whether it is held?',
        'A: `locked()`',
        '-->',
        '<!-- quiz:card id=lock-wait',
        'Q: Which method of a lock waits until it is free?',
        'A: `acquire()`',
        '-->',
      ),
    },
  },
  E05: {
    severity: 'rejection',
    title: 'The answer is too long',
    whatToDo: 'Reduce it to one sentence of at most 25 words and 120 characters.',
    examples: {
      bad: lines(
        '- **Essay**: A text in which somebody who has thought about a matter for years tries to convince somebody who has not, with reasons and examples from their own life.',
        '- **Novel**: A long story about people who never lived.',
      ),
      good: lines(
        '- **Essay**: A text that tries to convince by reasons and examples.',
        '- **Novel**: A long story about people who never lived.',
      ),
    },
  },
  E08: {
    severity: 'rejection',
    title: 'Invisible characters',
    whatToDo: 'Remove control characters and direction marks.',
    examples: {
      bad: lines('<!-- quiz:input', 'A\u{202e}da', '-->', '', '```python', 'print(len(input()) * 2)', '```'),
      good: lines('<!-- quiz:input', 'Ada', '-->', '', '```python', 'print(len(input()) * 2)', '```'),
    },
  },
  E15: {
    severity: 'rejection',
    title: 'The answer is a list',
    whatToDo: 'Say in one sentence what its members have in common, or give each a bullet of its own.',
    examples: {
      bad: lines(
        '## Key terms',
        '',
        '- **Traffic light colours**: Red, yellow and green.',
        '- **Crossing**: A place where two roads meet.',
        '- **Kerb**: The edge of a pavement.',
      ),
      good: lines(
        '## Key terms',
        '',
        '- **Traffic light colours**: The lamps that tell who may go.',
        '- **Crossing**: A place where two roads meet.',
        '- **Kerb**: The edge of a pavement.',
      ),
    },
  },
  E16: {
    severity: 'rejection',
    title: 'Retrace made a faulty item',
    whatToDo: 'Please report it: this is a bug in Retrace, not in your lesson.',
    examples: null,
  },
  E20: {
    severity: 'rejection',
    title: 'Two options say the same thing',
    whatToDo: 'Make the definitions differ.',
    examples: {
      bad: lines(
        '- **Break**: Stops the loop.',
        '- **Return**: Stops the loop without a trace.',
        '- **Continue**: Skips the turn.',
      ),
      good: lines(
        '- **Break**: Stops the loop.',
        '- **Return**: Leaves the function with a result.',
        '- **Continue**: Skips the turn.',
      ),
    },
  },
  E22: {
    severity: 'rejection',
    title: 'The course has no such misconception',
    whatToDo: 'Add it to `misconceptions.json`, or correct the id.',
    examples: {
      bad: {
        'course/lesson.md': lines(
          '<!-- quiz:misconception M1 -> 3 -->',
          '```python',
          'print(sum(range(3)) + 1)',
          '```',
        ),
      },
      good: {
        'course/lesson.md': lines(
          '<!-- quiz:misconception M1 -> 7 -->',
          '```python',
          'print(sum(range(3)) + 1)',
          '```',
        ),
        'course/misconceptions.json':
          '[{"id": "M1", "belief": "range includes its end.", "truth": "range stops before its end."}]',
      },
    },
  },
  E25: {
    severity: 'rejection',
    title: 'Only wrong options say “always” or “never”',
    whatToDo: 'Use such words in every option, or in none.',
    examples: {
      bad: lines(
        '<!-- quiz:misconception "A loop never ends." -> never -->',
        '<!-- quiz:misconception "A loop runs once." -> once -->',
        '```python',
        'turns = 0',
        'for word in ("a", "b"):',
        '    turns += 1',
        'print(["", "once", "twice"][turns])',
        '```',
      ),
      good: lines(
        '<!-- quiz:misconception "A loop runs on." -> thrice -->',
        '<!-- quiz:misconception "A loop runs once." -> once -->',
        '```python',
        'turns = 0',
        'for word in ("a", "b"):',
        '    turns += 1',
        'print(["", "once", "twice"][turns])',
        '```',
      ),
    },
  },
  E27: {
    severity: 'rejection',
    title: 'The right option shares a word with the question',
    whatToDo: 'Define the term without that word.',
    examples: {
      bad: lines(
        '## Memory',
        '',
        '- **Stack**: The part of the memory that holds the calls in progress.',
        '- **Heap**: The part of the memory that outlives the calls.',
        '',
        '## Collections',
        '',
        '- **Stack**: A collection that gives back the last element first.',
        '- **Heap**: A tree whose root is the smallest element of all.',
      ),
      good: lines(
        '## Memory',
        '',
        '- **Stack**: The part of the memory that holds the calls in progress.',
        '- **Heap**: The part of the memory that outlives the calls.',
        '',
        '## Collections',
        '',
        '- **Stack**: A pile that gives back the last element first.',
        '- **Heap**: A tree whose root is the smallest element of all.',
      ),
    },
  },
  E55: {
    severity: 'rejection',
    title: 'Something belongs to two groups',
    whatToDo:
      'Let each thing stand in one of the lists, or give the lists names that do not exclude each other.',
    examples: {
      bad: lines(
        '## Warm colours',
        '',
        '- red',
        '- orange',
        '- purple',
        '',
        '## Cold colours',
        '',
        '- blue',
        '- green',
        '- turquoise',
        '- purple',
      ),
      good: lines(
        '<!-- quiz: concepts=colours -->',
        '',
        '## Warm colours',
        '',
        '- red',
        '- orange',
        '',
        '## Cold colours',
        '',
        '- blue',
        '- green',
      ),
    },
  },
  E56: {
    severity: 'rejection',
    title: 'Groups can be told apart without knowing them',
    whatToDo: 'Name what belongs to them without the words of their names, and alike.',
    examples: {
      bad: lines(
        '## Warm colours',
        '',
        '- `red`',
        '- `orange`',
        '',
        '## Cold colours',
        '',
        '- blue',
        '- green',
      ),
      good: lines(
        '<!-- quiz: concepts=colours -->',
        '',
        '## Warm colours',
        '',
        '- red',
        '- orange',
        '',
        '## Cold colours',
        '',
        '- blue',
        '- green',
      ),
    },
  },
  E57: {
    severity: 'rejection',
    title: 'The text breaks off',
    whatToDo: 'Close the bracket, or write the sentence so that it needs none.',
    examples: {
      bad: lines(
        '- **Jug**: A vessel with a lip for pouring.',
        '- **Mug**: A cup with straight sides and a handle.',
        '',
        '<!-- quiz:card Q: What is a saucer? A: A small plate (for a cup that is full -->',
      ),
      good: lines(
        '- **Jug**: A vessel with a lip for pouring.',
        '- **Mug**: A cup with straight sides and a handle.',
        '',
        '<!-- quiz:card Q: What is a saucer? A: A small plate (for a cup) that is full -->',
      ),
    },
  },
  W11: {
    severity: 'warning',
    title: 'The definition does not identify its term',
    whatToDo: 'Define the term without using its own words.',
    examples: {
      bad: lines(
        '- **List comprehension**: A short way to build lists.',
        '- **Generator**: A function that hands out values one by one.',
      ),
      good: lines(
        '- **List comprehension**: An expression that computes a value for every element of another collection.',
        '- **Generator**: A function that hands out values one by one.',
      ),
    },
  },
  W13: {
    severity: 'warning',
    title: 'An item belongs to no concept',
    whatToDo:
      'Define one (`- **Term**: meaning`), or name one of another lesson before the block: `<!-- quiz: concepts=… -->`.',
    examples: {
      bad: lines('```python', 'print(len({1, 1, 2}))', '```'),
      good: lines(
        '- **Set**: A collection that holds every value at most once.',
        '- **List**: A collection that keeps its values in order.',
        '',
        '<!-- quiz: concepts=set -->',
        '',
        '```python',
        'print(len({1, 1, 2}))',
        '```',
      ),
    },
  },
  W64: {
    severity: 'warning',
    title: 'A concept is hardly asked about',
    whatToDo: 'Define it in one short sentence without its own words, or add an example.',
    examples: {
      bad: lines('# Tuples', '', '- **Syntax**: Values with commas between them.'),
      good: lines(
        '# Tuples',
        '',
        '- **Definition**: A sequence that cannot be changed.',
        '- **Syntax**: Values with commas between them.',
      ),
    },
  },
} as const satisfies Rules

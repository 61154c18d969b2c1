import { lines, type Rules } from '#domain/findings/rule'

/** A misconception that has a rewrite rule. */
const callsRun =
  '[{"id": "M01", "belief": "Calling a coroutine runs it.", "truth": "It runs when it is awaited."}]\n'

const unawaited = [
  '```python',
  'import asyncio',
  '',
  'async def greet():',
  '    print("hi")',
  '',
  'async def main():',
  '    greet()',
  '    print("done")',
  '',
  'asyncio.run(main())',
  '```',
]

/** Rules about programs and their runs. */
export const programRules = {
  E40: {
    severity: 'error',
    title: 'The run contradicts what the lesson declares',
    whatToDo: 'Correct the annotation, or the program.',
    examples: {
      bad: lines('<!-- quiz:expect', '41', '-->', '```python', 'print(6 * 7)', '```'),
      good: lines('<!-- quiz:expect', '42', '-->', '```python', 'print(6 * 7)', '```'),
    },
  },
  E41: {
    severity: 'rejection',
    title: 'The program is not deterministic',
    whatToDo:
      'Sort sets, seed random numbers, give timers different delays, and print no dates, paths or addresses.',
    examples: {
      bad: lines('```python', 'print({"a", "b", "c"} | {"d"})', '```'),
      good: lines('```python', 'print(sorted({"a", "b", "c"} | {"d"}))', '```'),
    },
  },
  E42: {
    severity: 'rejection',
    title: 'The program is too large to ask about',
    whatToDo:
      'Shorten it: at most 60 lines with the code that it needs, 160 columns, and 12 lines of output.',
    examples: {
      bad: lines('```python', 'for number in range(20):', '    print(number * number)', '```'),
      good: lines('```python', 'for number in range(4):', '    print(number * number)', '```'),
    },
  },
  E43: {
    severity: 'warning',
    title: 'The lesson shows a different result than the run',
    whatToDo: 'Correct the result, or the code.',
    examples: {
      bad: lines('```python', 'print("Woof"[::-1])  # Output: Woof', '```'),
      good: lines('```python', 'print("Woof"[::-1])  # Output: fooW', '```'),
    },
  },
  E44: {
    severity: 'rejection',
    title: 'The hidden set-up is too long',
    whatToDo: 'Shorten it to three lines, or show it in the program.',
    examples: {
      bad: lines(
        '<!-- quiz:setup',
        'a = 1',
        'b = 2',
        'c = 3',
        'd = 4',
        '-->',
        '```python',
        'print(a + b + c + d)',
        '```',
      ),
      good: lines(
        '<!-- quiz:setup',
        'a, b, c, d = 1, 2, 3, 4',
        '-->',
        '```python',
        'print(a + b + c + d)',
        '```',
      ),
    },
  },
  E45: {
    severity: 'rejection',
    title: 'The wrong output declared for a misconception is right',
    whatToDo: 'Work out again what someone with this misconception would expect.',
    examples: {
      bad: lines(
        '<!-- quiz:misconception "range includes its end" -> 3 -->',
        '```python',
        'print(sum(range(3)))',
        '```',
      ),
      good: lines(
        '<!-- quiz:misconception "range includes its end" -> 6 -->',
        '```python',
        'print(sum(range(3)))',
        '```',
      ),
    },
  },
  E47: {
    severity: 'rejection',
    title: 'The output differs from machine to machine',
    whatToDo: 'Print something that is the same everywhere.',
    examples: {
      bad: lines('```python', 'print("Python", ".".join(["3", "14", "0"]))', '```'),
      good: lines('```python', 'print("Python", ".".join(["3", "x"]))', '```'),
    },
  },
  E50: {
    severity: 'rejection',
    title: 'The program needs something that the sandbox does not have',
    whatToDo:
      'Leave it, or use only the standard library and declare what is typed in and what the network replies.',
    examples: {
      bad: lines('```python', 'name = input("Name? ")', 'print(name[::-1])', '```'),
      good: lines(
        '<!-- quiz:input',
        'Ada',
        '-->',
        '```python',
        'name = input("Name? ")',
        'print(name[::-1])',
        '```',
      ),
    },
  },
  E51: {
    severity: 'rejection',
    title: 'The program was stopped',
    whatToDo: 'Make it finish with less work.',
    examples: {
      bad: lines('```python', 'while True:', '    print("on and on")', '```'),
      good: lines('```python', 'turns = 0', 'while turns < 3:', '    turns += 1', 'print(turns)', '```'),
    },
  },
  E52: {
    severity: 'rejection',
    title: 'A misconception leads to a different output than declared',
    whatToDo: 'Correct the annotation, or remove it: what the misconception leads to is found by running it.',
    examples: {
      bad: {
        'course/lesson.md': lines('<!-- quiz:misconception M01 ->', 'done', 'hi', '-->', ...unawaited),
        'course/misconceptions.json': callsRun,
      },
      good: {
        'course/lesson.md': lines('<!-- quiz:misconception M01 ->', 'hi', 'done', '-->', ...unawaited),
        'course/misconceptions.json': callsRun,
      },
    },
  },
  E54: {
    severity: 'rejection',
    title: 'The output can be neither typed nor put in order',
    whatToDo: 'Print fewer, shorter or more distinct lines.',
    examples: {
      bad: lines('```python', 'for size in (1, 2):', '    print("\\t" * size, size)', '```'),
      good: lines('```python', 'for size in (1, 2):', '    print("-" * size, size)', '```'),
    },
  },
  G11: {
    severity: 'warning',
    title: 'An earlier block that is needed ends with an exception',
    whatToDo: 'Repeat the code that this program needs.',
    examples: {
      bad: lines(
        '```python',
        'prices = [3, 4]',
        'third = prices[2]  # IndexError',
        '```',
        '',
        '```python',
        'print(third + 1)',
        '```',
      ),
      good: lines(
        '```python',
        'prices = [3, 4]',
        'third = prices[2]  # IndexError',
        '```',
        '',
        '```python',
        'third = 5',
        'print(third + 1)',
        '```',
      ),
    },
  },
  G12: {
    severity: 'warning',
    title: 'The code is not Python',
    whatToDo: 'Correct it, mark the block as `text`, or write `<!-- quiz: raises=SyntaxError -->` before it.',
    examples: {
      bad: lines('```python', 'if ready', '    print("go")', '```'),
      good: lines('```text', 'if ready', '    print("go")', '```'),
    },
  },
  G27: {
    severity: 'warning',
    title: 'Nothing says that the program ends with an exception',
    whatToDo: 'Correct the program, or say in the text before it which exception it raises.',
    examples: {
      bad: lines(
        'A dictionary finds values by keys.',
        '',
        '```python',
        "ages = {'Ada': 36}",
        "print(ages['Bob'])",
        '```',
      ),
      good: lines(
        'A key that is missing raises a `KeyError`.',
        '',
        '```python',
        "ages = {'Ada': 36}",
        "print(ages['Bob'])",
        '```',
      ),
    },
  },
  G13: {
    severity: 'warning',
    title: 'A name is not defined',
    whatToDo: 'Define it to get questions, or leave the block as a sketch.',
    examples: {
      bad: lines('```python', 'print(area(3, 4))', '```'),
      good: lines(
        '```python',
        'def area(width, height):',
        '    return width * height',
        '',
        'print(area(3, 4))',
        '```',
      ),
    },
  },
  W10: {
    severity: 'warning',
    title: 'The output is visible in the program',
    whatToDo: 'Let the program compute or decide something.',
    examples: {
      bad: lines('```python', 'print("Hello, World!")', '```'),
      good: lines('```python', 'name = "World"', 'print("Hello, " + name[::-1] + "!")', '```'),
    },
  },
  W53: {
    severity: 'warning',
    title: 'The program needs a newer Python',
    whatToDo: 'Leave it, or write it for the Python that runs the programs.',
    examples: {
      bad: lines('<!-- quiz: python>=3.99 -->', '```python', 'print(6 * 7)', '```'),
      good: lines('<!-- quiz: python>=3.11 -->', '```python', 'print(6 * 7)', '```'),
    },
  },
} as const satisfies Rules

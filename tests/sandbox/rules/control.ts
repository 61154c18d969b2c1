import type { RuleCases } from '#tests/sandbox/rules/rule-case'

export const controlRules: RuleCases = {
  'every-true-branch-runs': {
    applies: 'x = 5\nif x > 1:\n    print("a")\nelif x > 2:\n    print("b")\n',
    believer: 'a / b',
    shown: '\nif x > 2:',
    not: { 'an if alone': 'if 1:\n    print(1)\n' },
  },
  'only-the-first-true-branch-runs': {
    applies: 'x = 5\nif x > 1:\n    print("a")\nif x > 2:\n    print("b")\n',
    believer: 'a',
    shown: '\nelif x > 2:',
    not: {
      'an if with else':
        'x = 5\nif x > 1:\n    print("a")\nelse:\n    print("c")\nif x > 2:\n    print("b")\n',
    },
  },
  'break-goes-to-the-next-pass': {
    applies: 'for n in range(3):\n    if n == 1:\n        break\n    print(n)\n',
    believer: '0 / 2',
    shown: '        continue\n',
    not: { 'a while loop': 'while True:\n    break\n' },
  },
  'continue-leaves-the-loop': {
    applies: 'for n in range(3):\n    if n == 1:\n        continue\n    print(n)\n',
    believer: '0',
    shown: '        break\n',
    not: { 'a break': 'for n in range(3):\n    break\n' },
  },
  'loop-else-always-runs': {
    applies: 'for n in range(3):\n    if n == 1:\n        break\nelse:\n    print("else")\nprint("end")\n',
    believer: 'else / end',
    not: { 'a loop without break': 'for n in range(3):\n    print(n)\nelse:\n    print("else")\n' },
  },
  'loop-else-runs-after-break': {
    applies: 'for n in range(3):\n    if n == 7:\n        break\nelse:\n    print("else")\nprint("end")\n',
    believer: 'end',
    not: { 'a loop without break': 'for n in range(3):\n    print(n)\nelse:\n    print("else")\n' },
  },
  'while-is-left-at-once': {
    applies: 'n = 2\nwhile n > 0:\n    n -= 1\n    print(n)\n',
    believer: '1',
    not: { 'a change at the end': 'n = 2\nwhile n > 0:\n    print(n)\n    n -= 1\n' },
  },
  'loop-variables-are-local': {
    applies: 'n = 9\nfor n in range(3):\n    pass\nprint(n)\n',
    believer: '9',
    not: { 'a variable that nobody reads later': 'for n in range(3):\n    print(n)\n' },
  },
  'comprehension-variables-stay': {
    applies: 'n = 9\nsquares = [n * n for n in range(3)]\nprint(n)\n',
    believer: '2',
    not: { 'a variable of no other use': 'print([n for n in range(3)])\n' },
  },
  'counting-loops-read-their-variable': {
    applies: 'for n in range(6):\n    print(n)\n    n += 2\n',
    believer: '0 / 3',
    not: { 'a loop that leaves it alone': 'for n in range(3):\n    print(n)\n' },
  },
  'assigning-the-item-changes-the-list': {
    applies: 'a = [1, 2]\nfor n in a:\n    n = n * 2\nprint(a)\n',
    believer: '[2, 4]',
    not: { 'another name': 'a = [1, 2]\nfor n in a:\n    m = n * 2\nprint(a)\n' },
  },
  'best-handler-catches': {
    applies: 'try:\n    {}["a"]\nexcept Exception:\n    print("any")\nexcept KeyError:\n    print("key")\n',
    believer: 'key',
    not: { 'one handler': 'try:\n    pass\nexcept KeyError:\n    pass\n' },
  },
  'return-skips-finally': {
    applies: 'def f():\n    try:\n        return 1\n    finally:\n        print("finally")\nprint(f())\n',
    believer: '1',
    not: { 'a finally without return': 'try:\n    print(1)\nfinally:\n    print(2)\n' },
  },
  'return-in-try-wins': {
    applies: 'def f():\n    try:\n        return 1\n    finally:\n        return 2\nprint(f())\n',
    believer: '1',
    shown: '        pass\n',
    not: {
      'a finally that does not return':
        'def f():\n    try:\n        return 1\n    finally:\n        print(2)\nprint(f())\n',
    },
  },
}

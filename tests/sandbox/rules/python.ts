import type { RuleCases } from '#tests/sandbox/rules/rule-case'

export const pythonRules: RuleCases = {
  'defaults-are-made-anew': {
    applies: 'def add(x, items=[]):\n    items.append(x)\n    return items\nadd(1)\nprint(add(2))\n',
    believer: '[2]',
    shown: 'def add(x, items=None):\n    items = [] if items is None else items\n    items.append(x)\n',
    not: { 'a default that never changes': 'def add(x, n=(), m=1):\n    return x\nprint(add(1))\n' },
  },
  'closures-keep-the-value': {
    applies: 'fs = [lambda: n for n in range(3)]\nprint([f() for f in fs])\n',
    believer: '[0, 1, 2]',
    shown: 'lambda n=n: n',
    not: {
      'a lambda outside of a loop': 'n = 1\nf = lambda: n\nprint(f())\n',
      'a lambda with an argument of that name': 'fs = [lambda n: n for n in range(3)]\nprint(fs[0](5))\n',
    },
  },
  'assignment-copies': {
    applies: 'a = [1]\nb = a\nb.append(2)\nprint(a)\n',
    believer: '[1]',
    shown: 'b = a.copy()',
    not: { 'a number': 'a = 1\nb = a\nprint(b)\n', 'a copy': 'a = [1]\nb = a[:]\nprint(b)\n' },
  },
  'range-includes-its-end': {
    applies: 'print(list(range(1, 3)))\n',
    believer: '[1, 2, 3]',
    shown: 'range(1, 4)',
    not: { 'another range': 'def range(n): return [n]\nprint(range(3))\n' },
  },
  'strings-change-in-place': {
    applies: 's = "abc"\ns.upper()\nprint(s)\n',
    believer: 'ABC',
    shown: 's = s.upper()',
    not: {
      'a result that is kept': 's = "abc"\nt = s.upper()\nprint(t)\n',
      'a list': 's = ["abc"]\ns.reverse()\nprint(s)\n',
    },
  },
  'sort-gives-the-list': {
    applies: 'a = [2, 1]\nb = a.sort()\nprint(b)\n',
    believer: '[1, 2]',
    not: { 'a sort for itself': 'a = [2, 1]\na.sort()\nprint(a)\n' },
  },
  'generators-start-anew': {
    applies: 'g = (n for n in range(2))\nprint(list(g), list(g))\n',
    believer: '[0, 1] [0, 1]',
    shown: 'g = list((n for n in range(2)))',
    not: {
      'one that is used once': 'g = map(str, [1])\nprint(list(g))\n',
      'a list': 'g = [1]\nprint(g, g)\n',
    },
  },
}

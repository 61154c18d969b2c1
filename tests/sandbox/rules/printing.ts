import type { RuleCases } from '#tests/sandbox/rules/rule-case'

export const printingRules: RuleCases = {
  'stars-pass-the-list': {
    applies: 'xs = [1, 2]\nprint(*xs)\n',
    believer: '[1, 2]',
    shown: 'print(xs)',
    not: { 'another function': 'def f(*xs): return xs\nf(*[1])\n' },
  },
  'join-ends-with-its-separator': {
    applies: 'print("-".join("ab"))\n',
    believer: 'a-b-',
    shown: 'print(("-".join("ab") + "-"))',
    not: {
      'no separator': 'print("".join("ab"))\n',
      'a thread': 'import threading\nt = threading.Thread()\nprint(1)\n',
    },
  },
}

import type { RuleCases } from '#tests/sandbox/rules/rule-case'

export const valuesRules: RuleCases = {
  'slash-gives-whole-numbers': {
    applies: 'print(7 / 2)\n',
    believer: '3',
    shown: '7 // 2',
    not: { 'a path': 'from pathlib import PurePath\nprint(1)\n' },
  },
  'exact-quotients-are-whole': {
    applies: 'print(6 / 3, 7 / 2)\n',
    believer: '2 3.5',
    not: { 'a division that cuts off': 'print(6 // 3)\n' },
  },
  'double-slash-gives-an-int': {
    applies: 'print(7.0 // 2)\n',
    believer: '3',
    not: { 'a true division': 'print(7.0 / 2)\n' },
  },
  'double-slash-rounds': {
    applies: 'print(7 // 4)\n',
    believer: '2',
    not: { 'a true division': 'print(7 / 4)\n' },
  },
  'double-slash-cuts-off': {
    applies: 'print(-7 // 2)\n',
    believer: '-3',
    not: { 'positive numbers': 'print(7 // 2)\n' },
  },
  'remainders-have-the-sign-of-the-left': {
    applies: 'print(-7 % 3)\n',
    believer: '-1',
    not: { 'positive numbers': 'print(7 % 3)\n', formatting: 'print("%d" % -1)\n' },
  },
  'minus-binds-before-power': {
    applies: 'x = -2 ** 2\nprint(x)\n',
    believer: '4',
    shown: '(-2) ** 2',
    not: { 'a power in parentheses': 'print(-(2 ** 2))\n', 'a base in parentheses': 'print((-2) ** 2)\n' },
  },
  'caret-is-power': {
    applies: 'print(2 ^ 3)\n',
    believer: '8',
    shown: '2 ** 3',
    not: { sets: 'print({1} ^ {2})\n' },
  },
  'round-rounds-halves-up': {
    applies: 'print(round(2.5), round(0.125, 2))\n',
    believer: '3 0.13',
    not: { 'another round': 'def round(x): return x\nprint(round(2.5))\n' },
  },
  'int-rounds': {
    applies: 'print(int(3.7))\n',
    believer: '4',
    not: { digits: 'print(int("37"))\n' },
  },
  'floats-are-exact': {
    applies: 'print(0.1 + 0.2 == 0.3)\n',
    believer: 'True',
    not: { 'whole numbers': 'print(1 + 2 == 3)\n' },
  },
  'digits-in-text-add-up': {
    applies: 'print("1" + "2")\n',
    believer: '3',
    not: { numbers: 'print(1 + 2)\n' },
  },
  'text-times-number-multiplies': {
    applies: 'print("3" * 2)\n',
    believer: '6',
    not: { numbers: 'print(3 * 2)\n' },
  },
  'plus-joins-anything': {
    applies: 'print("age: " + 3)\n',
    believer: 'age: 3',
    not: { 'two strings': 'print("a" + "b")\n' },
  },
  'lists-add-item-by-item': {
    applies: 'print([1, 2] + [3, 4])\n',
    believer: '[4, 6]',
    not: { numbers: 'print(1 + 2)\n' },
  },
  'list-times-number-multiplies-items': {
    applies: 'print([1, 2] * 2)\n',
    believer: '[2, 4]',
    not: { numbers: 'print(3 * 2)\n' },
  },
  'is-compares-values': {
    applies: 'a, b = [1], [1]\nprint(a is b, a is not b)\n',
    believer: 'True False',
    shown: 'a == b, a != b',
    not: { None: 'a = 1\nprint(a is None)\n' },
  },
  'equal-means-the-same-object': {
    applies: 'a, b = [1], [1]\nprint(a == b)\n',
    believer: 'False',
    not: { numbers: 'print(1 == 1)\n' },
  },
  'objects-compare-by-content': {
    applies: 'class P:\n    def __init__(self, x):\n        self.x = x\np, q = P(1), P(1)\nprint(p == q)\n',
    believer: 'True',
    not: { numbers: 'print(1 == 1)\n' },
  },
  'digits-in-text-compare-as-numbers': {
    applies: 'print("10" < "9")\n',
    believer: 'False',
    not: { numbers: 'print(10 < 9)\n' },
  },
  'chains-compare-from-the-left': {
    applies: 'print(3 > 2 > 1)\n',
    believer: 'False',
    shown: '(3 > 2) > 1',
    not: { 'one comparison': 'print(3 > 2)\n' },
  },
  'or-compares-with-each': {
    applies: 'x = 3\nprint(bool(x == 1 or 2))\n',
    believer: 'False',
    shown: 'x == 1 or x == 2',
    not: { 'two comparisons': 'x = 3\nprint(x == 1 or x == 2)\n' },
  },
  'and-or-give-true-or-false': {
    applies: 'x = 0 or "b"\nprint(x)\n',
    believer: 'True',
    shown: 'x = bool(0 or "b")',
    not: { 'a condition': 'if 0 or 1:\n    print(1)\n', comparisons: 'print(1 < 2 or 3 < 4)\n' },
  },
  'not-comes-first': {
    applies: 'a, b = 1, 2\nx = not a == b\nprint(x)\n',
    believer: 'False',
    shown: 'x = (not a) == b',
    not: { parentheses: 'print(not (1 == 2))\n' },
  },
  'and-or-go-from-the-left': {
    applies: 'x = True or False and False\nprint(x)\n',
    believer: 'False',
    shown: '(True or False) and False',
    not: { parentheses: 'print(True or (False and False))\n' },
  },
  'empty-counts-as-true': {
    applies: 'a = []\nif a:\n    print("yes")\nelse:\n    print("no")\n',
    believer: 'yes',
    shown: 'if a is not None:',
    not: { 'a comparison': 'a = 1\nif a > 2:\n    print(1)\n' },
  },
  'false-in-text-is-false': {
    applies: 's = "False"\nprint(bool(s))\n',
    believer: 'False',
    not: { 'a list': 'print(bool([]))\n' },
  },
  'all-of-nothing-is-false': {
    applies: 'print(all([]))\n',
    believer: 'False',
    not: { any: 'print(any([]))\n' },
  },
  'isinstance-means-the-exact-class': {
    applies: 'x = isinstance(True, int)\nprint(x)\n',
    believer: 'False',
    shown: 'x = type(True) is int',
    not: { 'another function': 'def isinstance(a, b): return 1\nprint(isinstance(1, int))\n' },
  },
  'walrus-takes-the-first-value': {
    applies: 'a = [1, 2]\nif n := len(a) > 1:\n    print(n)\n',
    believer: '2',
    shown: 'if (n := len(a)) > 1:',
    not: { parentheses: 'if (n := 2) > 1:\n    print(n)\n' },
  },
  'input-gives-numbers': {
    applies: 'x = input()\nprint(x * 2)\n',
    input: ['4'],
    believer: '8',
    not: { 'a number made of it': 'x = int(input())\nprint(x)\n' },
  },
}

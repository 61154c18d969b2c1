import type { RuleCases } from '#tests/sandbox/rules/rule-case'

export const functionsRules: RuleCases = {
  'printing-gives-the-value': {
    applies: 'def f(n):\n    print(n + 1)\nprint(f(1))\n',
    believer: '2',
    shown: '    return n + 1',
    not: { 'a function whose value nobody uses': 'def f(n):\n    print(n + 1)\nf(1)\n' },
  },
  'calls-show-their-result': {
    applies: 'def f():\n    return 1\nf()\nprint("end")\n',
    believer: '1 / end',
    shown: 'print(f())',
    not: { 'a value that is kept': 'def f():\n    return 1\nx = f()\n' },
  },
  'values-show-themselves': {
    applies: 'n = 2\nn + 1\nlen("ab")\nprint("end")\n',
    believer: '3 / 2 / end',
    shown: 'print(n + 1)',
    not: { 'a call of a function of the program': 'def f(): pass\nf()\n' },
  },
  'recursive-calls-return': {
    applies: 'def count(n):\n    if n == 0:\n        return "done"\n    count(n - 1)\nprint(count(2))\n',
    believer: 'done',
    shown: '    return count(n - 1)',
    not: {
      'a call that is returned': 'def count(n):\n    return n if n == 0 else count(n - 1)\nprint(count(2))\n',
    },
  },
  'naming-a-function-calls-it': {
    applies: 'a = [2, 1]\na.sort\nprint(a)\n',
    believer: '[1, 2]',
    shown: 'a.sort()',
    not: { 'a call': 'a = [2, 1]\na.sort()\nprint(a)\n' },
  },
  'assignments-reach-the-outer-variable': {
    applies: 'x = 1\ndef f():\n    x = 2\nf()\nprint(x)\n',
    believer: '2',
    shown: '    global x\n    x = 2',
    not: {
      'a declaration': 'x = 1\ndef f():\n    global x\n    x = 2\nf()\nprint(x)\n',
      'another name': 'x = 1\ndef f():\n    y = 2\nf()\nprint(x)\n',
    },
  },
  'arguments-are-copied': {
    applies: 'def add(items):\n    items.append(1)\na = []\nadd(a)\nprint(a)\n',
    believer: '[]',
    shown: 'add(a.copy())',
    not: { 'a function that only reads': 'def show(items):\n    print(items)\na = []\nshow(a)\n' },
  },
  'parameters-stand-for-the-variable': {
    applies: 'def change(x):\n    x = 2\na = 1\nchange(a)\nprint(a)\n',
    believer: '2',
    not: { 'a parameter that stays': 'def show(x):\n    print(x)\na = 1\nshow(a)\n' },
  },
  'defaults-are-read-at-the-call': {
    applies: 'n = 1\ndef f(x=n):\n    return x\nn = 2\nprint(f())\n',
    believer: '2',
    shown: '    x = n if x is None else x\n',
    not: { 'a number': 'def f(x=1):\n    return x\nprint(f())\n' },
  },
  'inner-functions-keep-the-value': {
    applies:
      'fs = []\nfor n in range(2):\n    def show():\n        return n\n    fs.append(show)\nprint([f() for f in fs])\n',
    believer: '[0, 1]',
    shown: 'def show(n=n):',
    not: { 'a function outside of a loop': 'n = 1\ndef show():\n    return n\nprint(show())\n' },
  },
  'variables-stay-linked': {
    applies: 'a = 1\nb = a + 1\na = 5\nprint(b)\n',
    believer: '6',
    not: { 'a variable that stays': 'a = 1\nb = a + 1\nprint(b)\n' },
  },
  'f-strings-follow-their-variables': {
    applies: 'n = 1\ns = f"n is {n}"\nn = 2\nprint(s)\n',
    believer: 'n is 2',
    not: { 'a variable that stays': 'n = 1\ns = f"n is {n}"\nprint(s)\n' },
  },
  'generators-run-at-the-call': {
    applies: 'def gen():\n    print("begins")\n    yield 1\ng = gen()\nprint("made")\nnext(g)\n',
    believer: 'begins / made',
    not: { 'a plain function': 'def f():\n    return [1]\nf()\n' },
  },
  'map-runs-at-once': {
    applies: 'def f(n):\n    print(n)\n    return n\nm = map(f, [1])\nprint("made")\nlist(m)\n',
    believer: '1 / made',
    not: { 'a list comprehension': 'print([n for n in [1]])\n' },
  },
  'yield-ends-the-function': {
    applies: 'def gen():\n    yield 1\n    yield 2\nprint(list(gen()))\n',
    believer: '[1]',
    shown: '    yield 1\n    return\n',
    not: { 'a return': 'def f():\n    return 1\nprint(f())\n' },
  },
  'class-lists-belong-to-each-object': {
    applies: 'class Dog:\n    tricks = []\na, b = Dog(), Dog()\na.tricks.append("roll")\nprint(b.tricks)\n',
    believer: '[]',
    not: { 'a number': 'class Dog:\n    legs = 4\nprint(Dog.legs)\n' },
  },
  'objects-set-class-attributes': {
    applies: 'class Dog:\n    legs = 4\na, b = Dog(), Dog()\na.legs = 3\nprint(b.legs)\n',
    believer: '3',
    shown: 'Dog.legs = 3',
    not: { 'an attribute of its own': 'class Dog:\n    legs = 4\na = Dog()\na.name = "x"\nprint(a.legs)\n' },
  },
  'star-parameters-are-lists': {
    applies: 'def f(first, *rest):\n    print(rest)\nf(1, 2, 3)\n',
    believer: '[2, 3]',
    shown: '    rest = list(rest)\n',
    not: { 'a list that is passed': 'def f(rest):\n    print(rest)\nf([2, 3])\n' },
  },
  'parent-initialisers-run': {
    applies:
      'class A:\n    def __init__(self):\n        self.x = 1\nclass B(A):\n    def __init__(self):\n        self.y = 2\nprint(B().x)\n',
    believer: '1',
    shown: '        super().__init__()\n',
    not: {
      'a class that calls it':
        'class A:\n    def __init__(self):\n        self.x = 1\nclass B(A):\n    def __init__(self):\n        super().__init__()\nprint(B().x)\n',
    },
  },
  'lists-print-their-items': {
    applies:
      'class A:\n    def __str__(self):\n        return "str"\n    def __repr__(self):\n        return "repr"\nprint([A()])\n',
    believer: '[str]',
    not: {
      'a class without __repr__': 'class A:\n    def __str__(self):\n        return "str"\nprint(A())\n',
    },
  },
}

import { expect, test } from 'vitest'
import { boundNames } from '#domain/program/bound-names'

test.each([
  ['async def fetch(url, *, retries=3, **options): pass', ['fetch', 'url', 'retries', 'options']],
  ['class Shelf(Box):\n    size = 3', ['Shelf', 'size']],
  ['left, right = 1, 2\ntotal = left', ['left', 'right', 'total']],
  ['for name, price in menu.items(): print(name)', ['name', 'price']],
  ['with open(path) as file: pass', ['file']],
  ['while (line := read()): pass', ['line']],
  ['key = lambda pair: pair[0]', ['key', 'pair']],
  ['class Point:\n    def __init__(self, x): self.x = x', ['Point', 'x']],
  ['print(a == b, sorted(c, key=len))', []],
])('%j', (source, names) => {
  expect([...boundNames(source)].sort()).toEqual([...names].sort())
})

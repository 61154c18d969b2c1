import { expect, test } from 'vitest'
import { codeExcerpt } from '#domain/items/code-excerpt'

test('shows the first lines that tell a program apart', () => {
  const code = `import asyncio
from time import monotonic

# Two lifts.
async def lift(name):
    await asyncio.sleep(1)
    print(name)

async def main():
    await lift('left')

asyncio.run(main())`
  expect(codeExcerpt(code)).toBe(`async def lift(name):
    await asyncio.sleep(1)
    print(name)`)
})

test('shows a program that has no line of its own from its beginning', () => {
  expect(codeExcerpt('import this\n# That is all.')).toBe('import this\n# That is all.')
})

import { describe, expect, it } from 'vitest'

import { assemblePrograms, type Part } from '#domain/program/assemble-programs'
import { sandboxForTests } from '#tests/sandbox/shared'

const sandbox = sandboxForTests()

async function partOf(source: string, more: Partial<Part> = {}): Promise<Part> {
  const analysis = await sandbox.analyse(source)
  const none = { line: 1, leadIn: '', setup: '', network: [], input: [], setupBinds: [], raises: null }
  return { source, analysis, ...none, ...more }
}

async function assembled(...parts: (string | Part)[]) {
  const ready = await Promise.all(
    parts.map((part) => (typeof part === 'string' ? partOf(part) : Promise.resolve(part))),
  )
  return assemblePrograms(ready)
}

async function sourceOf(...parts: (string | Part)[]): Promise<string | null> {
  const last = (await assembled(...parts)).at(-1)
  return last?.kind === 'program' ? last.source : null
}

describe('a program made of several code blocks', () => {
  it('gets just the earlier blocks that bind what it misses, transitively and in their order', async () => {
    expect(await sourceOf('a = 1', 'unneeded = 0', 'b = a + 1', 'print(b)')).toBe(
      'a = 1\n\nb = a + 1\n\nprint(b)',
    )
  })

  it('takes the nearest earlier block that binds a name', async () => {
    expect(await sourceOf('x = 1', 'x = 2', 'print(x)')).toBe('x = 2\n\nprint(x)')
  })

  it('never takes a later block', async () => {
    expect((await assembled('print(x)', 'x = 1'))[0]).toEqual({ kind: 'undefined-names', names: ['x'] })
  })

  it('runs blocks as they stand: a name needed only at call time may be bound further down', async () => {
    expect(
      await sourceOf('async def main():\n    await asyncio.sleep(1)', 'import asyncio\nasyncio.run(main())'),
    ).toBe('async def main():\n    await asyncio.sleep(1)\n\nimport asyncio\nasyncio.run(main())')
  })

  it('borrows just the import from a block that would print something of its own', async () => {
    expect(await sourceOf('import math\nprint(math.e)', 'print(math.pi)')).toBe(
      'import math\n\nprint(math.pi)',
    )
    expect(await sourceOf('from math import pi as p, e\nprint(e)', 'print(p)')).toBe(
      'from math import pi as p, e\n\nprint(p)',
    )
  })

  it('has each import once, however often the blocks repeat it', async () => {
    const first = 'import time\nfrom math import pi\n\ndef wait():\n    import random\n    time.sleep(pi)'
    expect(await sourceOf(first, 'import time\nimport random\n\nwait()\nprint(time.time)')).toBe(
      `${first}\n\nimport random\n\nwait()\nprint(time.time)`,
    )
  })

  it('takes such a block whole where more of it is needed', async () => {
    expect(await sourceOf('import math\nr = 2\nprint(r)', 'print(math.pi * r)')).toBe(
      'import math\nr = 2\nprint(r)\n\nprint(math.pi * r)',
    )
  })

  it('adds a forgotten import of the standard library where it can be seen', async () => {
    const [program] = await assembled('print(math.sqrt(4))')
    expect(program).toMatchObject({
      source: 'import math\n\nprint(math.sqrt(4))',
      addedLines: ['import math'],
    })
  })

  it('adds the import of a name that lessons often use without it', async () => {
    const [program] = await assembled('print(deque([1, 2], maxlen=1))')
    expect(program).toMatchObject({ addedLines: ['from collections import deque'] })
    expect((await assembled('print(gather(1))'))[0]).toEqual({ kind: 'undefined-names', names: ['gather'] })
  })

  it('runs a main that nothing runs, and only that', async () => {
    const main = 'async def main():\n    print(1)'
    expect((await assembled(main))[0]).toMatchObject({
      source: `import asyncio\n\n${main}\n\nasyncio.run(main())`,
      addedLines: ['import asyncio', 'asyncio.run(main())'],
      onlyDefines: false,
    })
    expect(await sourceOf('def main():\n    print(1)')).toBe('def main():\n    print(1)\n\nmain()')
    expect((await assembled(main, 'import asyncio\nasyncio.run(main())'))[0]).toMatchObject({
      source: main,
      addedLines: [],
    })
    expect(await sourceOf('def main(arguments):\n    print(1)')).toBe('def main(arguments):\n    print(1)')
  })

  it('does not take a name for a module that is used as a value', async () => {
    expect((await assembled('for char in json:\n    print(char)'))[0]).toMatchObject({
      kind: 'undefined-names',
    })
  })

  it('recognises a sketch by its undefined names', async () => {
    expect((await assembled('if condition:\n    do_something(parameters)'))[0]).toMatchObject({
      kind: 'undefined-names',
      names: ['condition', 'do_something', 'parameters'],
    })
  })

  it('lets a program miss a name that is said to raise NameError', async () => {
    expect(await sourceOf(await partOf('print(nothing)', { raises: 'NameError' }))).toBe('print(nothing)')
  })

  it('makes a module of a block that names its file and is imported elsewhere', async () => {
    const results = await assembled(
      '# shapes.py\ndef area(r):\n    return r * r',
      'from shapes import area\nprint(area(2))',
    )
    expect(results[0]).toEqual({ kind: 'module', name: 'shapes' })
    expect(results[1]).toMatchObject({ modules: { shapes: '# shapes.py\ndef area(r):\n    return r * r' } })
  })

  it('takes a module from another lesson if its own shows none of that name', async () => {
    const parts = [await partOf('import shapes\nprint(shapes.SIDES)')]
    const elsewhere = { shapes: 'import sizes\nSIDES = 4', sizes: 'x = 1', other: 'y = 1' }
    expect(assemblePrograms(parts, elsewhere)[0]).toMatchObject({
      modules: { shapes: elsewhere.shapes, sizes: elsewhere.sizes },
    })
    const own = [await partOf('# shapes.py\nSIDES = 3'), ...parts]
    expect(assemblePrograms(own, elsewhere)[1]).toMatchObject({
      modules: { shapes: '# shapes.py\nSIDES = 3' },
    })
  })

  it('knows a module by the words before its block, too', async () => {
    const module = await partOf('x = 1', { leadIn: 'Save this as `numbers_of.py`:' })
    expect((await assembled(module, 'import numbers_of\nprint(numbers_of.x)'))[0]).toEqual({
      kind: 'module',
      name: 'numbers_of',
    })
  })

  it('names the line of what is no Python', async () => {
    expect((await assembled('x = 1\nif x\n    pass'))[0]).toMatchObject({ kind: 'syntax-error', line: 2 })
  })

  it('shows set-up names as bound', async () => {
    const part = await partOf('print(balance)', { setup: 'balance = 0', setupBinds: ['balance'] })
    expect((await assembled(part))[0]).toMatchObject({ source: 'print(balance)', setup: 'balance = 0' })
  })
})

import { describe, expect, it } from 'vitest'
import { sandboxForTests } from '#tests/sandbox/shared'

const sandbox = sandboxForTests()
const analyse = (source: string) => sandbox.analyse(source)

describe('what Python says of a source without running it', () => {
  it('finds bound, free and imported names', async () => {
    const source =
      'import os.path as p, json\nfrom a.b import c\ndef f(x):\n    global made\n    made = x\n    return y\nprint(f, z, __name__)\n'
    expect(await analyse(source)).toMatchObject({
      bound: ['c', 'f', 'json', 'made', 'p'],
      free: ['y', 'z'],
      imports: ['a', 'json', 'os'],
    })
  })

  it('knows a name that is only local somewhere as free elsewhere', async () => {
    expect(await analyse('def f():\n    n = 1\nprint(n)\n')).toMatchObject({ bound: ['f'], free: ['n'] })
  })

  it('knows the names that a star brings', async () => {
    expect((await analyse('from asyncio import *\nrun(sleep(1))\n')).free).toEqual([])
  })

  it.each([
    ['print(1)', true],
    ['if True:\n    print(1)', true],
    ['raise ValueError', true],
    ['def f():\n    print(1)', false],
    ['class A:\n    x = f()', false],
    ['n = 1\nf = lambda: print(n)', false],
    ['', false],
  ])('says whether it does something: %j', async (source, runs) => {
    expect((await analyse(source)).runs).toBe(runs)
  })

  it('gives the same hash for the same program in other clothes', async () => {
    const [one, same, other] = await Promise.all(
      ['x = f(1,2) # a', '# b\n\nx = f(1, 2)\n', 'x = f(2, 1)'].map(analyse),
    )
    expect(one?.astHash).toBe(same?.astHash)
    expect(one?.astHash).not.toBe(other?.astHash)
  })

  it('finds comments, and none in strings', async () => {
    expect((await analyse('a = "# no"  # yes\n# two\n')).comments).toEqual([
      { line: 1, column: 12, text: '# yes' },
      { line: 2, column: 0, text: '# two' },
    ])
  })

  it.each([
    ['def f(:\n', 1],
    ['x = 1\nreturn x\n', 2],
    ['print(1)\0', 1],
    [`${'('.repeat(3000)}`, 1],
    ['x = "\ud800"', 1],
  ])('answers for what cannot be compiled: %j', async (source, line) => {
    const { syntaxError } = await analyse(source)
    expect(syntaxError?.message).not.toBe('')
    expect(syntaxError?.line).toBe(line)
  })

  it('is not misled by code that would do harm when imported', async () => {
    expect(await analyse('import this\nwhile True: pass\n')).toMatchObject({
      syntaxError: null,
      imports: ['this'],
    })
  })
})

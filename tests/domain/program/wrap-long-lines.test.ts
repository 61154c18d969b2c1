import { describe, expect, it } from 'vitest'

import { wrapInMain } from '#domain/program/wrap-in-main'
import { wrapLongLines } from '#domain/program/wrap-long-lines'

const wide = "'a text that is long enough to fill a part of it'"

describe('a long line', () => {
  it('is broken inside its last brackets, as formatters do', () => {
    expect(wrapLongLines(`    print(${wide}, len('(')) + show(${wide})`)).toBe(
      `    print(${wide}, len('(')) + show(\n        ${wide}\n    )`,
    )
  })

  it('has each item on a line of its own if they do not fit on one', () => {
    expect(wrapLongLines(`call(${wide}, ${wide}, [1, 2])`)).toBe(
      `call(\n    ${wide},\n    ${wide},\n    [1, 2]\n)`,
    )
  })

  it('has its comment above it', () => {
    const comment = '# a remark that makes the line longer than the eighty columns'
    expect(wrapLongLines(`  total = price * count  ${comment}`)).toBe(`  ${comment}\n  total = price * count`)
  })

  it.each([`x = "${'long '.repeat(20)}"`, `x = """${'long ('.repeat(20)}`, `(${'1 + '.repeat(30)}`])(
    'stays as it is if no bracket helps: %s',
    (line) => {
      expect(wrapLongLines(line)).toBe(line)
    },
  )
})

describe('lines that await outside of functions', () => {
  it('are put into a coroutine, with all that follows', () => {
    expect(wrapInMain('import asyncio\nx = 1\nawait f(x)\n\nprint(x)\n', 3)).toBe(
      'import asyncio\nx = 1\n\nasync def main():\n    await f(x)\n\n    print(x)\n\nasyncio.run(main())',
    )
  })

  it('get another name for it if the program has a main', () => {
    expect(wrapInMain('await main()', 1)).toBe(
      'async def notebook():\n    await main()\n\nasyncio.run(notebook())',
    )
  })

  it('are left alone if a text of several lines would be indented', () => {
    expect(wrapInMain('await f("""a\nb""")', 1)).toBeNull()
  })
})

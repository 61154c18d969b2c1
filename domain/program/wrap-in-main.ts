/**
 * A program that awaits outside of functions, as notebooks allow, with everything from its first such statement on in a
 * coroutine that `asyncio.run` runs. Null if indenting those lines could change a string.
 *
 * @param firstAwait line of the first statement at module level that awaits, 1-based
 */
export function wrapInMain(source: string, firstAwait: number): string | null {
  const lines = source.split('\n')
  const [before, inside] = [lines.slice(0, firstAwait - 1), lines.slice(firstAwait - 1)]
  if (/"""|'''|\\$/mu.test(inside.join('\n'))) return null
  const name = /\bmain\b/u.test(source) ? 'notebook' : 'main'
  const body = inside.map((line) => (line.trim() === '' ? '' : `    ${line}`))
  const head = before.join('\n').trimEnd()
  const program = `async def ${name}():\n${body.join('\n').trimEnd()}\n\nasyncio.run(${name}())`
  return head === '' ? program : `${head}\n\n${program}`
}

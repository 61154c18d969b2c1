import type { ProgramPhrases } from '#domain/items/program/program-phrases'

/** Says which lines of the lesson's program are changed, and what a single changed line was. */
export function describeChange(phrases: ProgramPhrases, before: string, after: string): string {
  const [old, current] = [before.split('\n'), after.split('\n')]
  const numbers = current.flatMap((text, index) => (text === old[index] ? [] : [index + 1]))
  const [only = 0] = numbers
  return phrases.changed(numbers, old[only - 1]?.trim() ?? '')
}

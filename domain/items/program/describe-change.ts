import type { ProgramPhrases } from '#domain/items/program/phrase-parts'

/** Up to so many changed lines are quoted as they were. */
const maxQuoted = 2

/** Says which lines of the lesson's program are changed, and what one or two of them were. */
export function describeChange(phrases: ProgramPhrases, before: string, after: string): string {
  const [old, current] = [before.split('\n'), after.split('\n')]
  const lines = current.flatMap((text, index) => (text === old[index] ? [] : [index + 1]))
  const were = lines.map((number) => old[number - 1]?.trim() ?? '')
  const are = lines.map((number) => current[number - 1]?.trim() ?? '')
  if (lines.length === 2 && were[0] === are[1] && were[1] === are[0]) return phrases.swapped(lines)
  return phrases.changed(lines, lines.length > maxQuoted ? [] : were)
}

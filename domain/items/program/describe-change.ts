/** Says which lines of the lesson's program are changed, and what a single changed line was. */
export function describeChange(before: string, after: string): string {
  const [old, current] = [before.split('\n'), after.split('\n')]
  const numbers = current.flatMap((text, index) => (text === old[index] ? [] : [index + 1]))
  const [only = 0] = numbers
  if (numbers.length === 1) {
    return `Line ${only} of the lesson’s program is changed: it was \`${old[only - 1]?.trim() ?? ''}\`.`
  }
  return `Lines ${numbers.join(' and ')} of the lesson’s program are changed.`
}

const list = new Intl.ListFormat('en-GB')

/** Up to so many changed lines are quoted as they were. */
const maxQuoted = 2

/** Says which lines of the lesson's program are changed, and what one or two of them were. */
export function describeChange(before: string, after: string): string {
  const [old, current] = [before.split('\n'), after.split('\n')]
  const numbers = current.flatMap((text, index) => (text === old[index] ? [] : [index + 1]))
  const were = numbers.map((number) => old[number - 1]?.trim() ?? '')
  const are = numbers.map((number) => current[number - 1]?.trim() ?? '')
  const lines = `${numbers.length === 1 ? 'Line' : 'Lines'} ${list.format(numbers.map(String))} of the lesson’s program`
  const quoted = list.format(were.map((text) => `\`${text}\``))
  if (numbers.length === 1) return `${lines} is changed: it was ${quoted}.`
  if (numbers.length > maxQuoted) return `${lines} are changed.`
  const haveChangedPlaces = were[0] === are[1] && were[1] === are[0]
  return haveChangedPlaces ? `${lines} have changed places.` : `${lines} are changed: they were ${quoted}.`
}

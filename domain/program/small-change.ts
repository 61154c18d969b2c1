const maxChangedLines = 2

/** Code that demonstrates a misconception, but that nobody would write. */
const contrived =
  /\beager_start\b|^\s*pass$|\bfor each in\b|\(\(|[[(=]\s*\[?await\b.*,\s*await\b|(?<!\w)\(await\b|\bshield\(|\brange\(/u

/** Whether two programs differ in one or two lines, by a change that a person might make. */
export function isSmallChange(before: string, after: string): boolean {
  const [old, current] = [before.trimEnd().split('\n'), after.trimEnd().split('\n')]
  if (old.length !== current.length) return false
  const changed = current.filter((text, index) => text !== old[index])
  return (
    changed.length > 0 && changed.length <= maxChangedLines && !changed.some((text) => contrived.test(text))
  )
}

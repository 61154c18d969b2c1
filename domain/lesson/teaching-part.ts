import { partOfLine, type LessonPart } from '#domain/lesson/lesson-part'
import { foldText } from '#domain/lesson/words'

/** A part that defines this many concepts is a list of them, which often stands apart from where they are taught. */
const minListed = 3

interface Defined {
  term: string
  aliases: readonly string[]
  source: { first: number }
}

/**
 * The anchor of the part of a lesson that teaches a concept, for each of some concepts: the part that defines it, or, if
 * that is a list of concepts, the other part that names it most often, the first of several.
 *
 * @param parts in order
 * @param lines of the lesson's file
 */
export function teachingParts(
  concepts: readonly Defined[],
  parts: readonly LessonPart[],
  lines: readonly string[],
): string[] {
  const definedIn = concepts.map(({ source }) => partOfLine(parts, source.first))
  const texts = parts.map(({ anchor, line }, i) => {
    const end = (parts[i + 1]?.line ?? Infinity) - 1
    return { anchor, text: foldText(lines.slice(line - 1, end).join('\n')) }
  })
  return concepts.map(({ term, aliases }, i) => {
    const own = definedIn[i] ?? ''
    if (definedIn.filter((anchor) => anchor === own).length < minListed) return own
    const names = [term, ...aliases].map(foldText).filter((name) => name !== '')
    let best = { anchor: own, count: 0 }
    for (const { anchor, text } of texts) {
      const count = names.reduce((sum, name) => sum + text.split(name).length - 1, 0)
      if (anchor !== own && count > best.count) best = { anchor, count }
    }
    return best.anchor
  })
}

import { partOfLine, type LessonPart } from '#domain/lesson/lesson-part'
import { contentStems, foldText, isUnspaced } from '#domain/lesson/words'

/** A part that defines this many concepts is a list of them, which often stands apart from where they are taught. */
const minListed = 3

/**
 * The smallest share of the words of a meaning that must have been read before the concept is asked about. Where less of
 * it has been said, the concept was only mentioned.
 */
const minRead = 0.3

interface Defined {
  term: string
  aliases: readonly string[]
  definition: string
  source: { first: number }
}

/**
 * The anchor of the part of a lesson that teaches a concept, for each of some concepts: the part that defines it, or, if
 * that is a list of concepts, the other part that names it most often, the first of several, of those at whose end its
 * meaning has been said as well.
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
  const firstIn = firstTextOfStems(texts.map(({ text }) => text))
  return concepts.map(({ term, aliases, definition }, i) => {
    const own = definedIn[i] ?? ''
    if (definedIn.filter((anchor) => anchor === own).length < minListed) return own
    const names = [term, ...aliases].map(foldText).filter((name) => name !== '')
    const stems = isUnspaced(definition) ? [] : [...new Set(contentStems(definition))]
    let best = { anchor: own, count: 0 }
    for (const [index, { anchor, text }] of texts.entries()) {
      const count = names.reduce((sum, name) => sum + text.split(name).length - 1, 0)
      const isSaid =
        stems.filter((stem) => (firstIn.get(stem) ?? Infinity) <= index).length >= minRead * stems.length
      if (anchor !== own && isSaid && count > best.count) best = { anchor, count }
    }
    return best.anchor
  })
}

/** The index of the first text in which each word occurs. */
function firstTextOfStems(texts: readonly string[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>()
  for (const [index, text] of texts.entries()) {
    for (const stem of contentStems(text)) if (!first.has(stem)) first.set(stem, index)
  }
  return first
}

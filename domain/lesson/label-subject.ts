import type { TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import { thingDefined } from '#domain/lesson/definiens'
import { mentions } from '#domain/lesson/find-concepts'
import { isAside, plainLabel } from '#domain/lesson/label-words'
import type { Named } from '#domain/lesson/make-definition'
import { countWords } from '#domain/lesson/words'

/**
 * What a label in a block is about: the item that it is nested in, else what the nearest heading names. Null if
 * neither names anything.
 *
 * @param titleSubject what the title of the lesson names, for a block without such a heading
 */
export function subjectOfLabel({ parent, sections }: TextBlock, titleSubject: string | null): Named | null {
  if (parent !== null && plainLabel(parent.term) === null && !isAside(parent.term)) {
    return { term: parent.term, shown: parent.shown, isCode: parent.isCode }
  }
  const heading = sections.findLast(({ subject }) => subject !== null)?.subject ?? titleSubject
  if (heading === null || plainLabel(heading) !== null) return null
  return { term: heading.replaceAll('`', ''), shown: heading, isCode: /^`[^`]+`$/u.test(heading) }
}

/** What a labelled definition is about where it says so itself: another thing than the heading does. */
export function thingNamed(meaning: string, subject: Named): Named | null {
  const thing = thingDefined(meaning)
  if (thing === null || countWords(thing) > 3 || mentions(thing, { ...subject, aliases: [] })) return null
  return { term: thing, shown: thing, isCode: false }
}

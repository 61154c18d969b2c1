import type { TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import { definiendumOf } from '#domain/lesson/definiens'
import { mentions } from '#domain/lesson/find-concepts'
import { isAside, standaloneLabel } from '#domain/lesson/label-words'
import type { Term } from '#domain/lesson/make-definition'
import { countWords } from '#domain/lesson/words'

/**
 * What a label in a block is about: the item that it is nested in, else what the nearest heading names. Null if
 * neither names anything.
 *
 * @param titleSubject what the title of the lesson names, for a block without such a heading
 */
export function subjectOfLabel({ parent, sections }: TextBlock, titleSubject: string | null): Term | null {
  if (parent !== null && standaloneLabel(parent.term) === null && !isAside(parent.term)) {
    return { term: parent.term, shown: parent.shown, isCode: parent.isCode }
  }
  const heading = sections.findLast(({ subject }) => subject !== null)?.subject ?? titleSubject
  if (heading === null || standaloneLabel(heading) !== null) return null
  return { term: heading.replaceAll('`', ''), shown: heading, isCode: /^`[^`]+`$/u.test(heading) }
}

/** What a labelled definition is about where it says so itself: another thing than the heading does. */
export function statedSubject(meaning: string, subject: Term): Term | null {
  const stated = definiendumOf(meaning)
  if (stated === null || countWords(stated) > 3 || mentions(stated, { ...subject, aliases: [] })) return null
  return { term: stated, shown: stated, isCode: false }
}

import type { TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import { definiendumOf } from '#domain/lesson/definiens'
import { mentions } from '#domain/lesson/find-concepts'
import { isAside, standaloneLabel } from '#domain/lesson/label-words'
import type { Term } from '#domain/lesson/make-definition'
import { countWords } from '#domain/lesson/words'

/**
 * The subject of a label: the term of the item that contains its block, else the subject of the nearest heading. Null
 * if neither names anything.
 *
 * @param titleSubject what the title of the lesson names, as a fallback; null if it names nothing
 */
export function subjectOfLabel({ parent, sections }: TextBlock, titleSubject: string | null): Term | null {
  if (parent !== null && standaloneLabel(parent.term) === null && !isAside(parent.term)) {
    return { term: parent.term, shown: parent.shown, isCode: parent.isCode }
  }
  const heading = sections.findLast(({ subject }) => subject !== null)?.subject ?? titleSubject
  if (heading === null || standaloneLabel(heading) !== null) return null
  return { term: heading.replaceAll('`', ''), shown: heading, isCode: /^`[^`]+`$/u.test(heading) }
}

/** The subject that a labelled definition states itself, if it is not the one of the heading; null otherwise. */
export function statedSubject(meaning: string, subject: Term): Term | null {
  const stated = definiendumOf(meaning)
  if (stated === null || countWords(stated) > 3 || mentions(stated, { ...subject, aliases: [] })) return null
  return { term: stated, shown: stated, isCode: false }
}

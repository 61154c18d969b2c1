import type { TextBlock } from '#domain/lesson/blocks/lesson-blocks'
import { cleanHeading } from '#domain/lesson/classify-heading'
import type { Section } from '#domain/lesson/parsed-lesson'
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
  const nearest = sections.findLast(({ subject, kind }) => subject !== null || kind === 'subject')
  const heading = nearest === undefined ? titleSubject : (nearest.subject ?? nameIn(nearest))
  if (heading === null || standaloneLabel(heading) !== null) return null
  return { term: heading.replaceAll('`', ''), shown: heading, isCode: /^`[^`]+`$/u.test(heading) }
}

/** What a heading names that no other rule takes for a subject: `Sorting desk` in `Desk 1: Sorting desk`, or two things. */
function nameIn({ heading, depth }: Section): string | null {
  const bare = cleanHeading(heading).replace(/^\p{L}+\s\d+\s*[:.–—-]\s+/u, '')
  return depth > 1 && countWords(bare) <= 4 && !/[.!?:;,]/u.test(bare) ? bare : null
}

/** The subject that a labelled definition states itself, if it is not the one of the heading; null otherwise. */
export function statedSubject(meaning: string, subject: Term): Term | null {
  const stated = definiendumOf(meaning)
  if (stated === null || countWords(stated) > 3 || mentions(stated, { ...subject, aliases: [] })) return null
  return { term: stated, shown: stated, isCode: false }
}

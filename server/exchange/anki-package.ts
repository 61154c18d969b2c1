import { zipSync } from 'fflate'
import { keyHtml } from '#domain/exchange/exam-question'
import type { ExportedItem, ExportedLesson } from '#domain/exchange/exported-lesson'
import { answerHtml, escapeHtml, promptHtml, textHtml } from '#domain/exchange/item-html'
import { presentationOrder } from '#domain/items/present-item'
import { ankiCollection, type AnkiNote } from '#server/exchange/anki-collection'

/** The cards of lessons as an Anki package (.apkg), with a deck for each lesson within one for its course. */
export function ankiPackage(lessons: readonly ExportedLesson[], now: Date): Uint8Array {
  const notes = lessons.flatMap((lesson) =>
    lesson.items.filter(({ role }) => role === 'card').map((item) => noteOf(lesson, item)),
  )
  const text = new TextEncoder()
  return zipSync({ 'collection.anki2': ankiCollection(notes, now), media: text.encode('{}') }, { mtime: now })
}

function noteOf({ id, title, course }: ExportedLesson, item: ExportedItem): AnkiNote {
  const { face } = item
  const order = presentationOrder(face, item.id)
  const lists = [order.options, order.parts, order.lines].map((texts) =>
    listHtml(texts.map((text) => answerHtml(face, text))),
  )
  return {
    stableId: item.id,
    deck: { stableId: id, name: [course.title, title].map(deckName).join('::') },
    fields: [
      literal(promptHtml(face) + lists.join('')),
      literal(`${keyHtml(face)}<p>${textHtml(face.explanation)}</p>`),
      literal(escapeHtml(title)),
    ],
    tags: ['retrace', id.replaceAll('/', '::'), face.kind],
  }
}

const listHtml = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`

/** In Anki, square brackets can start a sound or a formula. */
const literal = (html: string): string => html.replaceAll('[', '&#91;')

/** Colons divide decks within decks, and quotation marks end a name in searches. */
const deckName = (title: string): string =>
  title.replaceAll(/\s+/gu, ' ').replaceAll(/:{2,}/gu, ':').replaceAll('"', '”').trim()

import { zipSync } from 'fflate'
import { keyHtml } from '#domain/exchange/exam-question'
import type { ExportedItem, ExportedLesson, RunPicture } from '#domain/exchange/exported-lesson'
import { answerHtml, escapeHtml, promptHtml, textHtml } from '#domain/exchange/item-html'
import { withInlineColours } from '#domain/lesson/highlight-python'
import { presentationOrder } from '#domain/items/present-item'
import { ankiCollection, type AnkiBeginning, type AnkiNote } from '#server/exchange/anki-collection'

/** The cards of lessons as an Anki package (.apkg), with a deck for each lesson within one for its course. */
export function ankiPackage(lessons: readonly ExportedLesson[], now: Date): Uint8Array {
  const notes = lessons.flatMap((lesson) =>
    lesson.items.filter(({ role }) => role === 'card').map((item) => noteOf(lesson, item)),
  )
  return packed({ 'collection.anki2': ankiCollection(notes, now) }, notes, now)
}

/** A package with the pictures of its notes: each once, under a number, and `media` says which name it has in Anki. */
function packed(collections: Record<string, Uint8Array>, notes: readonly AnkiNote[], now: Date): Uint8Array {
  const pictures = new Map(
    notes.flatMap(({ picture }) => (picture === null ? [] : [[picture.name, picture.svg]])),
  )
  const names = [...pictures.keys()].map((name, number) => [String(number), name] as const)
  const files = names.map(([number, name]) => [number, encoded(pictures.get(name) ?? '')] as const)
  return zipSync(
    {
      ...collections,
      ...Object.fromEntries(files),
      media: encoded(JSON.stringify(Object.fromEntries(names))),
    },
    { mtime: now },
  )
}

const encoded = (text: string) => new TextEncoder().encode(text)

/**
 * Notes with what a learner did with them as an Anki package. Its name says to Anki that the log is that of the scheduler
 * since 2.1; what is older shows a note that says so instead, as with Anki's own packages.
 */
export function packageWithProgress(
  notes: readonly AnkiNote[],
  now: Date,
  beginning: AnkiBeginning,
): Uint8Array {
  const collections = {
    'collection.anki2': ankiCollection([noteForOlderAnki], now),
    'collection.anki21': ankiCollection(notes, now, beginning),
  }
  return packed(collections, notes, now)
}

const noteForOlderAnki: AnkiNote = {
  stableId: 'needs a newer Anki',
  deck: { stableId: 'needs a newer Anki', name: 'Retrace' },
  fields: ['This package needs Anki 2.1 with its second scheduler, or a later one.', '', ''],
  ...{ picture: null, tags: [], progress: null },
}

/** A card of a lesson as a note that is new. */
export function noteOf(
  { id, title, course }: Omit<ExportedLesson, 'items'>,
  { id: itemId, face, picture = null }: Pick<ExportedItem, 'id' | 'face' | 'picture'>,
): AnkiNote {
  const order = presentationOrder(face, itemId)
  const lists = [order.options, order.parts, order.lines].map((texts) =>
    listHtml(texts.map((text) => answerHtml(face, text))),
  )
  return {
    stableId: itemId,
    deck: { stableId: id, name: [course.title, title].map(deckName).join('::') },
    fields: [
      literal(promptHtml(face) + lists.join('')),
      literal(`${keyHtml(face)}<p>${textHtml(face.explanation)}</p>`) + pictureHtml(picture),
      literal(escapeHtml(title)),
    ],
    ...{ picture, tags: ['retrace', id.replaceAll('/', '::'), face.kind] },
    progress: null,
  }
}

/** A card that a learner wrote as a note that is new. */
export const noteOfOwnCard = (
  deck: { id: string; title: string },
  { id, frontHtml, backHtml, tags }: { id: string; frontHtml: string; backHtml: string; tags: string[] },
): AnkiNote => ({
  stableId: id,
  deck: { stableId: deck.id, name: deckName(deck.title) },
  fields: [literal(withInlineColours(frontHtml)), literal(withInlineColours(backHtml)), ''],
  ...{ picture: null, tags },
  progress: null,
})

/** The note type has the look of the classes, by day and by night. */
function pictureHtml(picture: RunPicture | null): string {
  if (picture === null) return ''
  const ending = literal(escapeHtml(picture.summary.replaceAll('`', '')))
  return `<div class="picture"><img class="run" src="${picture.name}" alt="${ending}"></div>`
}

const listHtml = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`

/** In Anki, square brackets can start a sound or a formula. */
const literal = (html: string): string => html.replaceAll('[', '&#91;')

/** Colons divide decks within decks, and quotation marks end a name in searches. */
const deckName = (title: string): string =>
  title.replaceAll(/\s+/gu, ' ').replaceAll(/:{2,}/gu, ':').replaceAll('"', '”').trim()

import type { ItemFace } from '#domain/items/item-face'

/** A drawing of the recorded run of a card's program. */
export interface RunPicture {
  /** Of the file; equal pictures have equal names. */
  name: string
  svg: string
  /** How the run ended, for whoever does not see it; code stands in backticks. */
  summary: string
}

/** A card or a question as other programs get it. */
export interface ExportedItem {
  /** Stable: an import of a later export finds the item by it. */
  id: string
  role: 'card' | 'question'
  face: ItemFace
  /** Null if its program has none; left out where no pictures are exported. */
  picture?: RunPicture | null
}

/** A lesson with its current cards and questions, in lesson order. */
export interface ExportedLesson {
  /** `<course>/<slug>`. */
  id: string
  title: string
  course: { id: string; title: string }
  items: ExportedItem[]
}

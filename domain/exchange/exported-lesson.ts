import type { ItemFace } from '#domain/items/item-face'

/** A card or a question as other programs get it. */
export interface ExportedItem {
  /** Stable: an import of a later export finds the item by it. */
  id: string
  role: 'card' | 'question'
  face: ItemFace
}

/** A lesson with its current cards and questions, in lesson order. */
export interface ExportedLesson {
  /** `<course>/<slug>`. */
  id: string
  title: string
  course: { id: string; title: string }
  items: ExportedItem[]
}

/** A place in an author's file: the file as the author named it, and its first and last line (1-based). */
export interface Source {
  file: string
  first: number
  last: number
}

export interface Concept {
  /** `<course>/<slug of the term>`: unique in its course, the same wherever the lesson moves. */
  id: string
  term: string
  aliases: string[]
  /** One plain-text statement; code spans stand in backticks. */
  definition: string
  source: Source
}

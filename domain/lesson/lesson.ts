/** A range of lines in an author's file; `first` and `last` are 1-based and inclusive. */
export interface Source {
  file: string
  first: number
  last: number
}

export interface Concept {
  /** `<course>/<slug of the term>`: unique in the course, and the same when the lesson moves. */
  id: string
  term: string
  aliases: string[]
  /** One statement in plain text, with code spans in backticks. */
  definition: string
  source: Source
}

/** A place in an author's file: the file as the author named it, and its first and last line (1-based). */
export interface Source {
  file: string
  first: number
  last: number
}

/** Something the author should look at; `line` is null only where it concerns the file as a whole. */
export interface Finding {
  /** Rule of docs/authoring.md, such as `E05` or `W11`. */
  rule: string
  line: number | null
  /** What is wrong and what to do, in one or two sentences. */
  message: string
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

import type { Finding } from '#domain/findings/finding'
import type { Definition, LabelledStatement } from '#domain/lesson/parsed-lesson'

/** What is read from blocks in definition form, and what to tell their author. */
export interface Extraction {
  definitions: Definition[]
  labelled: LabelledStatement[]
  findings: Finding[]
}

export const emptyExtraction: Extraction = { definitions: [], labelled: [], findings: [] }

import type { Finding } from '#domain/findings/finding'
import type { Definition, LabelledStatement } from '#domain/lesson/parsed-lesson'

/** Everything extracted from blocks in definition form, with findings for their author. */
export interface Extraction {
  definitions: Definition[]
  labelled: LabelledStatement[]
  findings: Finding[]
}

export const emptyExtraction: Extraction = { definitions: [], labelled: [], findings: [] }

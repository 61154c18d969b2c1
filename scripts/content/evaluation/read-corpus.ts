import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { labelsSchema, type Claim } from './claim.ts'

export interface LabelledLesson {
  /** Path of the lesson, relative to the folder of its part. */
  name: string
  /** BCP 47. */
  language: string
  markdown: string
  claims: Claim[]
}

const suffix = '.labels.yaml'

/**
 * Reads the labelled lessons of a folder.
 *
 * @throws Error if labels do not follow the format, naming their file
 */
export function readCorpus(folder: string): LabelledLesson[] {
  const labelled = fs.readdirSync(folder).filter((file) => file.endsWith(suffix))
  return labelled.sort().map((file) => {
    const name = `${file.slice(0, -suffix.length)}.md`
    const labels = labelsSchema.safeParse(parse(fs.readFileSync(path.join(folder, file), 'utf8')))
    if (!labels.success) throw new Error(`${file}: ${labels.error.message}`)
    const { language, claims } = labels.data
    return { name, language, claims, markdown: fs.readFileSync(path.join(folder, name), 'utf8') }
  })
}

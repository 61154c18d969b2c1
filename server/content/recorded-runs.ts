import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { z } from 'zod'
import type { Recording } from '#server/content/recorded-engine'

/**
 * Recordings of the lessons in `content/`, so that a first start does not have to run their programs. They are kept
 * beside the code and not beside the lessons: a lesson comes from an author, who must not be able to bring answer keys.
 */
const folder = path.join(import.meta.dirname, 'recorded-runs')
const extension = '.json.gz'
const fileOf = (lessonFile: string) => path.join(folder, `${lessonFile}${extension}`)

const recordingSchema = z.object({
  engineVersion: z.string(),
  answers: z.record(z.string(), z.unknown()),
})

/** The recording of a lesson; empty if there is none of this engine version. */
export async function readRecording(lessonFile: string, engineVersion: string): Promise<Recording> {
  const packed = await readFile(fileOf(lessonFile)).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  })
  if (packed === null) return new Map()
  const text = (await promisify(gunzip)(packed)).toString('utf8')
  const recorded = recordingSchema.parse(JSON.parse(text))
  return new Map(recorded.engineVersion === engineVersion ? Object.entries(recorded.answers) : [])
}

/** Stores the recording of a lesson. */
export async function writeRecording(
  lessonFile: string,
  engineVersion: string,
  recording: Recording,
): Promise<void> {
  const sorted = [...recording].sort(([one], [other]) => (one < other ? -1 : 1))
  const text = JSON.stringify({ engineVersion, answers: Object.fromEntries(sorted) })
  const file = fileOf(lessonFile)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, await promisify(gzip)(text, { level: 9 }))
}

/** Deletes the recordings of all lessons but these. */
export async function deleteOtherRecordings(lessonFiles: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith(extension)) continue
    const lessonFile = name.slice(0, -extension.length).replaceAll(path.sep, '/')
    if (!lessonFiles.has(lessonFile)) await rm(path.join(folder, name))
  }
}

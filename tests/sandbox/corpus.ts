import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const folder = join(import.meta.dirname, 'corpus')
const recordingFile = join(import.meta.dirname, 'corpus.json')

const outputSchema = z.object({ stdout: z.string(), stderr: z.string(), exitStatus: z.int() })
export type NativeOutput = z.infer<typeof outputSchema>

const recordingSchema = z.object({
  /** Version of the native CPython that the output was recorded from. */
  python: z.string(),
  ...outputSchema.shape,
  /** Versions that print something else, and what of it is different. */
  differs: z.record(z.string(), z.array(outputSchema.keyof())),
})
export type Recording = z.infer<typeof recordingSchema>

export { folder, recordingFile }

export const programNames = readdirSync(folder)
  .filter((file) => file.endsWith('.py'))
  .map((file) => file.slice(0, -'.py'.length))
  .sort()

export const sourceOf = (name: string) => readFileSync(join(folder, `${name}.py`), 'utf8')

export const readRecordings = (): Record<string, Recording> =>
  z.record(z.string(), recordingSchema).parse(JSON.parse(readFileSync(recordingFile, 'utf8')))

/** Where the standard library of any installation stands in a traceback. */
const LIBRARY_FRAME = /File "[^"\n]*\/lib\/python3\.\d+\/([^"\n]*)", line \d+/g

/** Where a warning of the standard library comes from. */
const LIBRARY_PLACE = /^[^\s"]*\/lib\/python3\.\d+\/([^\s"]*\.py):\d+:/gm

/**
 * What remains of stderr when all is taken out that differs between two installations of the same version:
 * addresses, the folders of the program and of the standard library, and line numbers in the latter.
 */
export const comparable = (stderr: string): string =>
  stderr
    .replaceAll(LIBRARY_PLACE, '$1:N:')
    .replaceAll(LIBRARY_FRAME, 'File "$1", line N')
    .replaceAll(/File "[^"\n]*\/(\w+\.py)"/g, 'File "$1"')
    .replaceAll(/0x[0-9a-f]{6,}/g, '0x')
    .replaceAll(/^[^\s"]*\/(\w+\.py):/gm, '$1:')
    .replaceAll(/\bat [^\s"]*\/(\w+\.py):/g, 'at $1:')

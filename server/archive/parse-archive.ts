import type { z } from 'zod'
import {
  fileSchemas,
  laterFiles,
  logFile,
  logLineSchema,
  maxLogLines,
  type Archive,
  type ArchivedEvent,
  type JsonFile,
} from '#server/archive/archive-schema'
import { ArchiveError } from '#server/archive/archive-error'
import { openZip, ZipError } from '#server/zip/read-zip'

/** 200 000 events take about this much. */
const limits = { entries: 100, bytes: 192 * 1_024 * 1_024 }
const maxLineLength = 1_000_000

const jsonFiles = Object.keys(fileSchemas) as JsonFile[]
const names = new Set<string>([...jsonFiles, logFile])

/**
 * Reads an archive that {@link exportArchive} has made, or that claims to be one.
 *
 * @throws ArchiveError
 */
export async function parseArchive(bytes: Uint8Array): Promise<Archive> {
  try {
    return await parseFiles(bytes)
  } catch (error) {
    if (!(error instanceof ZipError)) throw error
    throw new ArchiveError(error.fault === 'too-large' ? 'too-large' : 'not-whole', error.message)
  }
}

async function parseFiles(bytes: Uint8Array): Promise<Archive> {
  const files = new Map<string, unknown>()
  for (const file of await openZip(bytes, limits)) {
    const { name } = file
    if (!names.has(name)) continue
    if (files.has(name)) throw new ArchiveError('unknown-format', `${name} occurs twice.`)
    if (name === logFile) files.set(name, await readLog(file.pieces()))
    else files.set(name, await readJson(name as JsonFile, file.pieces()))
  }
  for (const name of names) {
    if (files.has(name)) continue
    if (!laterFiles.has(name)) throw new ArchiveError('unknown-format', `${name} is missing.`)
    files.set(name, [])
  }
  return Object.fromEntries(files) as Archive
}

async function readJson(name: JsonFile, pieces: AsyncIterable<Uint8Array>): Promise<unknown> {
  const texts: string[] = []
  for await (const text of decoded(name, pieces)) texts.push(text)
  return parsed(name, fileSchemas[name], texts.join(''))
}

/** The events are parsed line by line, so that the text of the log is never in memory as a whole. */
async function readLog(pieces: AsyncIterable<Uint8Array>): Promise<ArchivedEvent[]> {
  const events: ArchivedEvent[] = []
  const add = (line: string) => {
    if (events.length === maxLogLines)
      throw new ArchiveError('too-large', `${logFile} has more than ${maxLogLines} lines.`)
    events.push(parsed(`${logFile}, line ${events.length + 1}`, logLineSchema, line))
  }
  let rest = ''
  for await (const text of decoded(logFile, pieces)) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > maxLineLength)
      throw new ArchiveError('too-large', `${logFile} has a line that is too long.`)
    for (const line of lines) add(line)
  }
  if (rest !== '') add(rest)
  return events
}

async function* decoded(name: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (piece?: Uint8Array) => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined })
    } catch {
      throw new ArchiveError('unknown-format', `${name} is not text.`)
    }
  }
  for await (const piece of pieces) yield decode(piece)
  yield decode()
}

/** @param place what the message names */
function parsed<Schema extends z.ZodType>(place: string, schema: Schema, text: string): z.output<Schema> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new ArchiveError('unknown-format', `${place} is not JSON.`)
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new ArchiveError(
    'unknown-format',
    `${place} holds something else than expected: ${issue?.path.join('.') || 'all of it'}.`,
  )
}

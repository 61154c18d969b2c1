import { parseJson } from '#browser/parse-json'
import { sendFile, type SendingProgress } from '#browser/send-file'
import { importReplySchema, type ImportReply } from '#domain/own/import-reply'

/** The answer to a file, or that none came. */
export type ImportAnswer = ImportReply | { kind: 'unreachable' }

/** How the server answers a body that is too large, before anything of ours sees it. */
const tooLargeStatus = 413

/**
 * Sends a file with cards.
 *
 * @param title of the deck to store them in; null to ask only what would come of it
 */
export async function sendImport(
  file: File,
  title: string | null,
  onProgress: (progress: SendingProgress) => void,
): Promise<ImportAnswer> {
  const query = title === null ? '' : `?${new URLSearchParams({ title }).toString()}`
  try {
    const path = `/api/own/import${query}`
    const { status, reply } = await sendFile(path, 'application/octet-stream', file, onProgress)
    if (status === tooLargeStatus) return { kind: 'refused', problem: 'too-large' }
    return parseJson(importReplySchema, reply)
  } catch {
    return { kind: 'unreachable' }
  }
}

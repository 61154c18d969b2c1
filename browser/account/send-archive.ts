import { parseJson } from '#browser/parse-json'
import { sendFile, type SendingProgress } from '#browser/send-file'
import type { ImportReply } from '#domain/archive/import-reply'

/**
 * Sends an archive to be looked at, or with the consent of that preview to be imported.
 *
 * @returns `unreachable` if the server did not answer
 */
export async function sendArchive(
  file: Blob,
  consent: string | null,
  onProgress: (progress: SendingProgress) => void,
): Promise<ImportReply | { kind: 'unreachable' }> {
  const path = '/api/account/import'
  try {
    const [{ reply }, { importReplySchema }] = await Promise.all([
      sendFile(
        consent === null ? path : `${path}?consent=${encodeURIComponent(consent)}`,
        'application/zip',
        file,
        onProgress,
      ),
      // Loaded with the first request, like other schemas of replies.
      import('#domain/archive/import-reply'),
    ])
    return parseJson(importReplySchema, reply)
  } catch {
    return { kind: 'unreachable' }
  }
}

import type { ImportReply } from '#domain/archive/import-reply'

/**
 * Sends an archive to be looked at, or with the consent of that preview to be imported.
 *
 * @returns `unreachable` if the server did not answer
 */
export async function sendArchive(
  file: Blob,
  consent: string | null,
): Promise<ImportReply | { kind: 'unreachable' }> {
  const path = '/api/account/import'
  try {
    const [response, { importReplySchema }] = await Promise.all([
      fetch(consent === null ? path : `${path}?consent=${encodeURIComponent(consent)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/zip' },
        body: file,
      }),
      // Loaded with the first request, like other schemas of replies.
      import('#domain/archive/import-reply'),
    ])
    return importReplySchema.parse(await response.json())
  } catch {
    return { kind: 'unreachable' }
  }
}

import type { ArchiveFault, ImportPreview } from '#domain/archive/import-reply'
import type { ImportResult } from '#server/archive/import-archive'

/** What the thread that imports is to do. */
export interface ImportRequest {
  userId: string
  /** The archive. */
  bytes: Uint8Array
  /** That of the preview; null to make one. */
  consent: string | null
}

/** A message from that thread. */
export type ImportMessage =
  | { kind: 'progress'; share: number }
  | { kind: 'done'; result: ImportPreview | ImportResult }
  | { kind: 'refused'; fault: ArchiveFault; message: string }

import { HostError } from '#server/host-error'

const diskFull =
  'The disk is full. Free some space, then run the command again; nothing that was stored is lost.'
const readOnly =
  'The disk or the file is read-only, or belongs to another account. Make it writable, then run the command again.'
const noFolder = 'A part of its path is a file, not a folder.'
const damaged =
  'The database is damaged. Stop the app, keep a copy of the file, and restore a backup: see docs/host.md.'
const brokenDisk = 'The disk cannot be read or written: the system reports an error of the device.'
const locked =
  'Another program has kept the database locked. Stop it, or wait until it is done, then run the command again.'

/** By the codes of Node and of SQLite; a code of SQLite also stands for its extended codes. */
const sentences: Record<string, string> = {
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  SQLITE_FULL: diskFull,
  ENOTDIR: noFolder,
  EROFS: readOnly,
  EACCES: readOnly,
  EPERM: readOnly,
  SQLITE_READONLY: readOnly,
  SQLITE_CANTOPEN: readOnly,
  SQLITE_PERM: readOnly,
  SQLITE_CORRUPT: damaged,
  SQLITE_NOTADB: damaged,
  EIO: brokenDisk,
  SQLITE_IOERR: brokenDisk,
  SQLITE_BUSY: locked,
  SQLITE_LOCKED: locked,
}

/**
 * What the host can do about an error of the disk, of the database file or of a kind of its own ({@link HostError}), in a
 * sentence; null for any other error, whose stack is worth more than a sentence.
 */
export function describeFailure(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if (error instanceof HostError) return error.message
  if (error.name === 'DatabaseLockedError') return locked
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return sentences[code] ?? sentences[code.split('_', 2).join('_')] ?? describeFailure(error.cause)
}

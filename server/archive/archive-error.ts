import type { ArchiveFault } from '#domain/archive/import-reply'

/** An archive is not imported. The message says which part of it is at fault, for the log: never what it holds. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
  readonly fault: ArchiveFault

  constructor(fault: ArchiveFault, message: string) {
    super(message)
    this.fault = fault
  }
}

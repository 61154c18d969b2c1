/**
 * Why an archive is not imported: it is no ZIP or cut off, is none of ours or of a version to come, holds more than is
 * read, or its files do not fit together.
 */
export type ArchiveFault = 'not-whole' | 'unknown-format' | 'too-large' | 'contradictory'

/** An archive is not imported. The message says which part of it is at fault, for the log: never what it holds. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
  readonly fault: ArchiveFault

  constructor(fault: ArchiveFault, message: string) {
    super(message)
    this.fault = fault
  }
}

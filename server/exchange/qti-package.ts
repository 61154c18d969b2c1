import { strToU8, zipSync } from 'fflate'
import type { ExportedLesson } from '#domain/exchange/exported-lesson'
import { asQti } from '#domain/exchange/qti'

/** Lessons as a QTI 3.0 package, a ZIP. */
export function qtiPackage(lessons: readonly ExportedLesson[], now: Date): Uint8Array {
  const files = Object.entries(asQti(lessons)).map(([file, text]) => [file, strToU8(text)] as const)
  return zipSync(Object.fromEntries(files), { mtime: now })
}

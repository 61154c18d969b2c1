import type { ExportedLesson } from '#domain/exchange/exported-lesson'
import type { ExportFormat } from '#domain/exchange/export-formats'
import { asGift } from '#domain/exchange/gift'
import { lessonsAsJson } from '#domain/exchange/lessons-as-json'
import { asMoodleXml } from '#domain/exchange/moodle-xml'
import { ankiPackage } from '#server/exchange/anki-package'
import { qtiPackage } from '#server/exchange/qti-package'

const writers: Record<ExportFormat, (lessons: readonly ExportedLesson[], now: Date) => string | Uint8Array> =
  {
    anki: ankiPackage,
    gift: asGift,
    moodle: asMoodleXml,
    qti: qtiPackage,
    json: lessonsAsJson,
  }

/** Lessons as a file in a format. */
export function exportLessons(
  lessons: readonly ExportedLesson[],
  format: ExportFormat,
  now: Date,
): Uint8Array<ArrayBuffer> {
  const content = writers[format](lessons, now)
  return new Uint8Array(typeof content === 'string' ? new TextEncoder().encode(content) : content)
}

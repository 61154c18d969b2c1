import { shownOptions } from '#domain/items/kind-rules'
import type { ExportedItem, ExportedLesson } from '#domain/exchange/exported-lesson'

/** Raised whenever a reader of an earlier version could misread the file; docs/exchange.md describes it. */
const version = 1

/** Lessons as JSON that other programs can read, see docs/exchange.md. */
export const lessonsAsJson = (lessons: readonly ExportedLesson[]): string =>
  `${JSON.stringify(
    {
      format: 'retrace-course',
      version,
      lessons: lessons.map(({ id, title, course, items }) => ({
        id,
        title,
        course,
        items: items.map(asItem),
      })),
    },
    null,
    2,
  )}\n`

function asItem({ id, role, face }: ExportedItem) {
  const { kind, prompt, code, answer, accepted, parts, explanation, run } = face
  return {
    ...{ id, role, kind, prompt, code, answer, accepted, explanation, run },
    ...(parts === undefined ? {} : { parts }),
    options: shownOptions(face).map(({ text, correct, misconception, feedback }) => ({
      ...{ text, correct, misconception, feedback },
    })),
  }
}

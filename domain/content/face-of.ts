import type { ItemFace } from '#domain/items/item-face'
import type { GeneratedCard, GeneratedQuestion, GeneratedVariant, LessonProgram } from '#domain/items/items'
import { highlightPython } from '#domain/lesson/highlight-python'

/**
 * The face of a generated item.
 *
 * @param program the program that it asks about; undefined if it asks about none
 */
export function faceOf(
  item: GeneratedCard | GeneratedQuestion | GeneratedVariant,
  program: LessonProgram | undefined,
): ItemFace {
  const { kind, prompt, code, answer, accepted, options, parts, explanation } = item
  return {
    kind,
    prompt,
    code,
    codeHtml: code === null ? null : highlightPython(code),
    answer,
    accepted,
    options,
    // The id of an item is a hash of its face, so a face without parts must not name them.
    ...(parts === undefined ? {} : { parts }),
    explanation,
    run: program === undefined ? null : runOf(program),
  }
}

function runOf({ run: { summary, seconds, python, stdout } }: LessonProgram): ItemFace['run'] {
  return { summary, seconds, python, stdout }
}

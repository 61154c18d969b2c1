import { finding, type Remark, type RuleCode } from '#domain/findings/finding'

/** The rule by which an item is rejected because another one has the same id. */
export const duplicateIdRule = 'E04' satisfies RuleCode

/** The finding for a lesson that cannot be used because the lesson of another file has the same id. */
export function duplicateLessonId(id: string, otherFile: string): Remark {
  return finding('G25', { line: null }, `The lesson in ${otherFile} has the same id, “${id}”.`)
}

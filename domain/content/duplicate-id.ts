import { finding, type Remark, type RuleCode } from '#domain/findings/finding'

/** The rule under which an item is rejected because another one has the same id. */
export const sameIdRule = 'E04' satisfies RuleCode

/** Why a lesson cannot be used whose id the lesson of another file has. */
export function sameLessonId(id: string, otherFile: string): Remark {
  return finding('G25', { line: null }, `The lesson in ${otherFile} has the same id, “${id}”.`)
}

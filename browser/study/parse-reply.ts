import { parseJson } from '#browser/parse-json'
import {
  errorReplySchema,
  studyReplySchema,
  type ErrorReply,
  type StudyReply,
} from '#domain/study/study-reply'

/**
 * Parses the server's reply to a study request.
 *
 * @throws Error if it is something else
 */
export const parseStudyReply = (text: string): StudyReply => parseJson(studyReplySchema, text)

/**
 * Parses the server's reply to a request that it refuses.
 *
 * @throws Error if it is something else
 */
export const parseErrorReply = (text: string): ErrorReply => parseJson(errorReplySchema, text)

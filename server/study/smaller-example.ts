import type { Sql } from '#server/database/direct'

/** A program of the lesson, with the recorded run of it. */
interface Example {
  codeHtml: string
  runHash: string
}

interface Hard {
  lessonId: string
  conceptId: string | null
  /** The program that is asked about; null where none is. */
  code: string | null
}

/** The shortest program of the lesson that shows the same concept, and is shorter than what is too hard. */
export function smallerExample(sql: Sql, { lessonId, conceptId, code }: Hard): Example | null {
  const found = sql.get<Example>(
    `SELECT json_extract(item.face, '$.codeHtml') AS codeHtml, item.runHash AS runHash
     FROM Card card JOIN Item item ON item.id = card.itemId
     WHERE card.lessonId = @lessonId AND card.retiredAtMillis IS NULL AND item.runHash IS NOT NULL
       AND EXISTS (SELECT 1 FROM CardConcept WHERE cardId = card.id AND conceptId = @conceptId)
       AND json_extract(item.face, '$.codeHtml') IS NOT NULL
       AND (@length IS NULL OR length(json_extract(item.face, '$.code')) < @length)
     ORDER BY length(json_extract(item.face, '$.code')), card.position LIMIT 1`,
    { lessonId, conceptId, length: code?.length ?? null },
  )
  return found ?? null
}

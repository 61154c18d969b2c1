import type { NotNull } from 'kysely'
import type { Transaction } from '#server/database/transaction'
import { jsonValue } from '#server/database/sql-functions'

/** A program of the lesson and its recorded run. */
interface Example {
  codeHtml: string
  runHash: string
}

/** A card that the learner keeps forgetting. */
interface HardCard {
  lessonId: string
  conceptId: string | null
  /** The program that it asks about; null if it asks about none. */
  code: string | null
}

/** The shortest program of the lesson about the same concept; null if none is shorter than the card's own program. */
export async function smallerExample(
  db: Transaction,
  { lessonId, conceptId, code }: HardCard,
): Promise<Example | null> {
  if (conceptId === null) return null
  const examples = db
    .selectFrom('Card as card')
    .innerJoin('Item as item', 'item.id', 'card.itemId')
    .innerJoin('CardConcept as link', 'link.cardId', 'card.id')
    .where('card.lessonId', '=', lessonId)
    .where('card.retiredAtMillis', 'is', null)
    .where('link.conceptId', '=', conceptId)
    .select((eb) => [
      'item.runHash',
      'card.position',
      jsonValue<string>(eb.ref('item.face'), '$.codeHtml').as('codeHtml'),
      eb.fn<number | null>('length', [jsonValue(eb.ref('item.face'), '$.code')]).as('codeLength'),
    ])
  const found = await db
    .selectFrom(examples.as('example'))
    .where('runHash', 'is not', null)
    .where('codeHtml', 'is not', null)
    .$if(code !== null, (programs) => programs.where('codeLength', '<', code?.length ?? 0))
    .select(['codeHtml', 'runHash'])
    .$narrowType<{ codeHtml: NotNull; runHash: NotNull }>()
    .orderBy('codeLength')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}

import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { PlannedCard, PlannedLesson, PlannedQuestion } from '#domain/content/diff-content'
import { faceOf } from '#domain/content/face-of'
import type { GeneratedCard, GeneratedQuestion, GeneratedVariant, LessonProgram } from '#domain/items/items'
import type { DatabaseTransaction } from '#server/database/prisma'
import { runHash } from '#server/content/run-hash'
import { writeRows } from '#server/content/write-rows'

/**
 * Writes cards, questions, and the items that they show now; items that were shown before stay. What is new of a
 * lesson is written at once, as each statement has its price.
 *
 * @returns ids of the cards that show another item than before
 */
export async function applyItems(
  tx: DatabaseTransaction,
  lessons: PlannedLesson[],
  engineVersion: string,
  nowMillis: bigint,
): Promise<Set<string>> {
  const concepts = await tx.concept.findMany({ select: { id: true } })
  const knownConcepts = new Set(concepts.map(({ id }) => id))
  const edited = new Set<string>()
  for (const { build, cards, questions } of lessons) {
    const programs = [...build.programs, ...build.derivedPrograms]
    const hashes = new Map(programs.map((made) => [made.id, runHash(made.program, engineVersion)]))
    await keepRuns(tx, programs, hashes, engineVersion, nowMillis)
    const itemOf = (asked: GeneratedCard | GeneratedQuestion | GeneratedVariant, cardId: string) =>
      newItem(asked, cardId, programs, hashes, nowMillis)
    const shown = cards.map((planned) => ({ planned, item: itemOf(planned.card, planned.id) }))
    const asked = questions.map((planned) => ({ planned, item: itemOf(planned.question, planned.cardId) }))
    const variants = cards.flatMap(({ id, key }) =>
      build.variants
        .filter(({ card }) => card === key)
        .map((each) => ({ cardId: id, variant: each.variant, item: itemOf(each, id) })),
    )
    for (const id of await writeCards(tx, build.id, shown)) edited.add(id)
    await keepItems(
      tx,
      [...shown, ...variants, ...asked].map(({ item }) => item),
    )
    const cardIds = cards.map(({ id }) => id)
    await tx.cardVariant.deleteMany({ where: { cardId: { in: cardIds } } })
    await tx.cardVariant.createMany({
      data: variants.map(({ cardId, variant, item }) => ({ cardId, variant, itemId: item.id })),
    })
    await linkConcepts(
      tx,
      cards.map(({ id, card }) => ({
        id,
        concepts: card.concepts.filter((each) => knownConcepts.has(each)),
      })),
    )
    await writeQuestions(tx, build.id, asked)
    // SQLite answers at once, so that all this would be one turn of the event loop, and only between turns is the
    // memory of used statements given back.
    await setImmediate()
  }
  return edited
}

/** @returns ids of those that were there and show another item now */
async function writeCards(
  tx: DatabaseTransaction,
  lessonId: string,
  shown: { planned: PlannedCard; item: NewItem }[],
): Promise<string[]> {
  const stored = await tx.card.findMany({
    where: { id: { in: shown.map(({ planned }) => planned.id) } },
    select: { id: true, itemId: true },
  })
  const before = new Map(stored.map(({ id, itemId }) => [id, itemId]))
  const rows = shown.map(({ planned: { id, key, card, position }, item }) => ({
    ...{ id, key, lessonId, facet: card.facet, position },
    itemId: item.id,
    retiredAtMillis: null,
  }))
  await writeRows(tx.card, rows)
  return rows.filter(({ id, itemId }) => before.has(id) && before.get(id) !== itemId).map(({ id }) => id)
}

async function writeQuestions(
  tx: DatabaseTransaction,
  lessonId: string,
  asked: { planned: PlannedQuestion; item: NewItem }[],
): Promise<void> {
  const rows = asked.map(({ planned: { question, cardId, position }, item }) => ({
    ...{ id: question.id, lessonId, cardId, position },
    itemId: item.id,
    retiredAtMillis: null,
  }))
  await writeRows(tx.question, rows)
}

type NewItem = ReturnType<typeof newItem>

function newItem(
  asked: GeneratedCard | GeneratedQuestion | GeneratedVariant,
  cardId: string,
  programs: LessonProgram[],
  hashes: Map<string, string>,
  nowMillis: bigint,
) {
  const program = programs.find((made) => made.id === asked.program)
  const face = JSON.stringify(faceOf(asked, program))
  return {
    id: createHash('sha256')
      .update(JSON.stringify([cardId, face]))
      .digest('hex')
      .slice(0, 32),
    cardId,
    kind: asked.kind,
    face,
    runHash: program === undefined ? null : (hashes.get(program.id) ?? null),
    file: asked.source.file,
    firstLine: asked.source.first,
    lastLine: asked.source.last,
    createdAtMillis: nowMillis,
  }
}

/** Items stay as they are; only the run that bears one out is the newest. */
async function keepItems(tx: DatabaseTransaction, items: readonly NewItem[]): Promise<void> {
  const byId = new Map(items.map((item) => [item.id, item]))
  const stored = await tx.item.findMany({
    where: { id: { in: [...byId.keys()] } },
    select: { id: true, runHash: true },
  })
  const before = new Map(stored.map(({ id, runHash }) => [id, runHash]))
  await tx.item.createMany({ data: [...byId.values()].filter(({ id }) => !before.has(id)) })
  for (const { id, runHash } of byId.values()) {
    if (before.has(id) && before.get(id) !== runHash) {
      await tx.item.update({ where: { id }, data: { runHash }, select: { id: true } })
    }
  }
}

/** Which concepts cards are about, the main one first. */
async function linkConcepts(
  tx: DatabaseTransaction,
  cards: readonly { id: string; concepts: string[] }[],
): Promise<void> {
  const stored = await tx.cardConcept.findMany({
    where: { cardId: { in: cards.map(({ id }) => id) } },
    orderBy: { position: 'asc' },
    select: { cardId: true, conceptId: true },
  })
  const before = Map.groupBy(stored, ({ cardId }) => cardId)
  const changed = cards
    .map(({ id, concepts }) => ({ id, wanted: [...new Set(concepts)] }))
    .filter(({ id, wanted }) => {
      const known = before.get(id)?.map(({ conceptId }) => conceptId) ?? []
      return known.join('\n') !== wanted.join('\n')
    })
  await tx.cardConcept.deleteMany({ where: { cardId: { in: changed.map(({ id }) => id) } } })
  await tx.cardConcept.createMany({
    data: changed.flatMap(({ id, wanted }) =>
      wanted.map((conceptId, position) => ({ cardId: id, conceptId, position })),
    ),
  })
}

async function keepRuns(
  tx: DatabaseTransaction,
  programs: LessonProgram[],
  hashes: Map<string, string>,
  engineVersion: string,
  nowMillis: bigint,
): Promise<void> {
  for (const { id, program: ran, run } of programs) {
    const hash = hashes.get(id)
    if (hash === undefined) continue
    const program = JSON.stringify(ran)
    await tx.run.upsert({
      where: { hash },
      create: { hash, engineVersion, record: JSON.stringify(run), program, createdAtMillis: nowMillis },
      update: { program },
      select: { hash: true },
    })
  }
}

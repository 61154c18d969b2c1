import { createHash } from 'node:crypto'
import type { PlannedCard, PlannedLesson } from '#domain/content/diff-content'
import { faceOf } from '#domain/content/face-of'
import type { GeneratedCard, GeneratedQuestion, GeneratedVariant, LessonProgram } from '#domain/items/items'
import type { DatabaseTransaction } from '#server/database/prisma'
import { runHash } from '#server/content/run-hash'

/**
 * Writes cards, questions, and the items that they show now; items that were shown before stay.
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
    for (const planned of cards) {
      const item = itemOf(planned.card, planned.id)
      if (await writeCard(tx, planned, build.id, item.id)) edited.add(planned.id)
      await keepItem(tx, item)
      await writeVariants(
        tx,
        planned.id,
        build.variants
          .filter(({ card }) => card === planned.key)
          .map((each) => ({ variant: each.variant, item: itemOf(each, planned.id) })),
      )
      await linkConcepts(
        tx,
        planned.id,
        planned.card.concepts.filter((id) => knownConcepts.has(id)),
      )
    }
    for (const { question, cardId, position } of questions) {
      const item = itemOf(question, cardId)
      await keepItem(tx, item)
      const row = { lessonId: build.id, cardId, itemId: item.id, position, retiredAtMillis: null }
      await tx.question.upsert({
        where: { id: question.id },
        create: { id: question.id, ...row },
        update: row,
        select: { id: true },
      })
    }
  }
  return edited
}

/** @returns whether the card was there and shows another item now */
async function writeCard(
  tx: DatabaseTransaction,
  { id, key, card, position }: PlannedCard,
  lessonId: string,
  itemId: string,
): Promise<boolean> {
  const before = await tx.card.findUnique({ where: { id }, select: { itemId: true } })
  const row = { key, lessonId, facet: card.facet, position, itemId, retiredAtMillis: null }
  if (before === null) await tx.card.create({ data: { id, ...row }, select: { id: true } })
  else await tx.card.update({ where: { id }, data: row, select: { id: true } })
  return before !== null && before.itemId !== itemId
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

/** An item stays as it is; only the run that bears it out is the newest. */
async function keepItem(tx: DatabaseTransaction, item: NewItem): Promise<void> {
  const { id, runHash } = item
  const known = await tx.item.findUnique({ where: { id }, select: { runHash: true } })
  if (known === null) await tx.item.create({ data: item, select: { id: true } })
  else if (known.runHash !== runHash)
    await tx.item.update({ where: { id }, data: { runHash }, select: { id: true } })
}

/** The further faces of a card are just these. */
async function writeVariants(
  tx: DatabaseTransaction,
  cardId: string,
  variants: { variant: number; item: NewItem }[],
): Promise<void> {
  await tx.cardVariant.deleteMany({ where: { cardId } })
  for (const { variant, item } of variants) {
    await keepItem(tx, item)
    await tx.cardVariant.create({ data: { cardId, variant, itemId: item.id }, select: { cardId: true } })
  }
}

async function linkConcepts(tx: DatabaseTransaction, cardId: string, conceptIds: string[]): Promise<void> {
  const wanted = [...new Set(conceptIds)]
  const stored = await tx.cardConcept.findMany({
    where: { cardId },
    orderBy: { position: 'asc' },
    select: { conceptId: true },
  })
  if (stored.map((row) => row.conceptId).join('\n') === wanted.join('\n')) return
  await tx.cardConcept.deleteMany({ where: { cardId } })
  await tx.cardConcept.createMany({
    data: wanted.map((conceptId, position) => ({ cardId, conceptId, position })),
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

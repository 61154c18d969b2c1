import type { Transaction } from '#server/database/transaction'

/** How many hits are let through under a key. A window begins with the first hit after the last window ended. */
export interface Budget {
  key: string
  hits: number
  windowMillis: number
}

/** A hit that was counted, and the end of the window it was counted in. */
export interface Hit {
  key: string
  windowEndsMillis: number
}

/** Two or three rows are written at a time, so that removing up to so many keeps the table small. */
const sweptAtOnce = 10

/** The first of some budgets that is used up, or null if each has room for another hit. */
export async function fullBudget<B extends Budget>(
  db: Transaction,
  budgets: readonly B[],
  now: Date,
): Promise<B | null> {
  const keys = budgets.map(({ key }) => key)
  const rows = await db
    .selectFrom('RateLimit')
    .select(['key', 'hits', 'windowEndsMillis'])
    .where('key', 'in', keys)
    .execute()
  const windows = new Map(rows.map((row) => [row.key, row]))
  const full = budgets.find(({ key, hits, windowMillis }) => {
    const window = windows.get(key)
    return window !== undefined && window.hits >= hits && isOpen(window, windowMillis, now.getTime())
  })
  return full ?? null
}

/** A window that ends later than a new one would was made before the clock was set back, and counts as ended. */
const isOpen = (
  { windowEndsMillis }: { windowEndsMillis: number },
  windowMillis: number,
  atMillis: number,
): boolean => windowEndsMillis > atMillis && windowEndsMillis <= atMillis + windowMillis

/** Counts one hit in each budget, unless one of them is used up: then it is returned, and nothing is counted. */
export async function spend<B extends Budget>(
  db: Transaction,
  budgets: readonly B[],
  now: Date,
): Promise<{ full: B } | { full: null; hits: Hit[] }> {
  const full = await fullBudget(db, budgets, now)
  return full === null ? { full, hits: await countHits(db, budgets, now) } : { full }
}

/** Counts one hit in each budget, used up or not. Also removes some windows that have ended. */
export async function countHits(db: Transaction, budgets: readonly Budget[], now: Date): Promise<Hit[]> {
  const hits: Hit[] = []
  for (const budget of budgets) hits.push(await countHit(db, budget, now.getTime()))
  await removeEndedWindows(db, now.getTime())
  return hits
}

function countHit(db: Transaction, { key, windowMillis }: Budget, atMillis: number): Promise<Hit> {
  return db
    .insertInto('RateLimit')
    .values({ key, windowEndsMillis: atMillis + windowMillis, hits: 1 })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => {
        // As in isOpen.
        const hasEnded = eb.or([
          eb('RateLimit.windowEndsMillis', '<=', atMillis),
          eb('RateLimit.windowEndsMillis', '>', atMillis + windowMillis),
        ])
        return {
          hits: eb
            .case()
            .when(hasEnded)
            .then(1)
            .else(eb('RateLimit.hits', '+', 1))
            .end(),
          windowEndsMillis: eb
            .case()
            .when(hasEnded)
            .then(eb.ref('excluded.windowEndsMillis'))
            .else(eb.ref('RateLimit.windowEndsMillis'))
            .end(),
        }
      }),
    )
    .returning(['key', 'windowEndsMillis'])
    .executeTakeFirstOrThrow()
}

async function removeEndedWindows(db: Transaction, atMillis: number): Promise<void> {
  await db
    .deleteFrom('RateLimit')
    .where('key', 'in', (eb) =>
      eb
        .selectFrom('RateLimit')
        .select('key')
        .where('windowEndsMillis', '<=', atMillis)
        .orderBy('windowEndsMillis')
        .limit(sweptAtOnce),
    )
    .execute()
}

/** A budget that refills all the time: `most` hits at once, and then one in so many milliseconds. */
export interface Bucket {
  key: string
  most: number
  millisEach: number
}

/**
 * Takes hits from a bucket: as many as are wanted, or as it has. What is stored is when it will be full again, which says
 * how many it has, and after which its row says nothing more than none.
 *
 * @returns how many were taken
 */
export async function takeFrom(
  db: Transaction,
  { key, most, millisEach }: Bucket,
  wanted: number,
  now: Date,
): Promise<number> {
  const atMillis = now.getTime()
  const row = await db
    .selectFrom('RateLimit')
    .select('windowEndsMillis')
    .where('key', '=', key)
    .executeTakeFirst()
  // One that was empty later than now was emptied before the clock was set back: it is empty now.
  const fullAtMillis = Math.min(Math.max(row?.windowEndsMillis ?? 0, atMillis), atMillis + most * millisEach)
  const taken = Math.min(wanted, Math.floor(most - (fullAtMillis - atMillis) / millisEach))
  const stored = { hits: taken, windowEndsMillis: fullAtMillis + taken * millisEach }
  await db
    .insertInto('RateLimit')
    .values({ key, ...stored })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(stored))
    .execute()
  return taken
}

/** Gives hits back to their budgets, unless their windows have ended meanwhile. */
export async function giveBack(db: Transaction, hits: readonly Hit[]): Promise<void> {
  for (const { key, windowEndsMillis } of hits) {
    await db
      .updateTable('RateLimit')
      .set((eb) => ({ hits: eb('hits', '-', 1) }))
      .where('key', '=', key)
      .where('windowEndsMillis', '=', windowEndsMillis)
      .where('hits', '>', 0)
      .execute()
  }
}

/** Forgets the hits of a budget. */
export async function forgetHits(db: Transaction, key: string): Promise<void> {
  await db.deleteFrom('RateLimit').where('key', '=', key).execute()
}

/** Forgets the hits of all budgets whose keys begin so. */
export async function forgetHitsUnder(db: Transaction, keyPrefix: string): Promise<void> {
  const last = `${keyPrefix}\u{10ffff}`
  await db.deleteFrom('RateLimit').where('key', '>=', keyPrefix).where('key', '<', last).execute()
}

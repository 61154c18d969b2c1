import { z } from 'zod'
import { programSchema } from '#domain/program/program'
import { runRecordSchema, type RunRecord } from '#domain/program/run-record'
import { proposalSchema } from '#domain/program/variant'
import { traceSchema, type Trace } from '#domain/program/trace'
import { engineVersion } from '#sandbox/node'
import type { Engine } from '#server/content/engine'
import { misconceptionRunHash, runHash } from '#server/content/run-hash'
import { database } from '#server/database/database'

interface TracedRun {
  record: RunRecord
  trace: Trace
}

/** An engine that stores the runs of another one in the database, with and without misconceptions, and repeats none. */
export function cachedEngine(engine: Engine, now: Date): Engine {
  return {
    analyse: (source) => engine.analyse(source),
    rewrites: (program) => engine.rewrites(program),
    runWithTrace: (input) =>
      cachedRun(runHash(programSchema.parse(input), engineVersion), now, () => engine.runWithTrace(input)),
    runWithMisconception: (input, rewrite) =>
      cachedRun(misconceptionRunHash(programSchema.parse(input), rewrite, engineVersion), now, async () => {
        const { record, trace } = await engine.runWithMisconception(input, rewrite)
        // It ran only once, so that it is unknown whether it is deterministic.
        return { record: { ...record, deterministic: false }, trace }
      }),
    async variants(input, options) {
      const program = programSchema.parse(input)
      const hash = runHash(program, engineVersion)
      const known = await database.read((db) =>
        db.selectFrom('Run').select('variants').where('hash', '=', hash).executeTakeFirst(),
      )
      const sets = variantSetsSchema.parse(JSON.parse(known?.variants ?? '{}'))
      const key = `${options.count} ${options.seed}`
      const stored = sets[key]
      if (stored !== undefined) return stored
      const found = await engine.variants(program, options)
      const variants = JSON.stringify({ [key]: found })
      await database.write((db) => db.updateTable('Run').set({ variants }).where('hash', '=', hash).execute())
      return found
    },
  }
}

/** Variants by the options that they were requested with. */
const variantSetsSchema = z.record(
  z.string(),
  z.array(
    z.object({ program: programSchema, record: runRecordSchema, changes: proposalSchema.shape.changes }),
  ),
)

/** The run with this hash: read from the database, or else run now and stored there. */
async function cachedRun(hash: string, now: Date, run: () => Promise<TracedRun>): Promise<TracedRun> {
  const known = await database.read((db) =>
    db.selectFrom('Run').select(['record', 'trace']).where('hash', '=', hash).executeTakeFirst(),
  )
  // Runs that were stored by older versions have no trace.
  if (known !== undefined && known.trace !== null) {
    return {
      record: runRecordSchema.parse(JSON.parse(known.record)),
      trace: traceSchema.parse(JSON.parse(known.trace)),
    }
  }
  const { record, trace } = await run()
  const row = { engineVersion, record: JSON.stringify(record), trace: JSON.stringify(trace) }
  await database.write((db) =>
    db
      .insertInto('Run')
      .values({ hash, ...row, createdAtMillis: now.getTime() })
      .onConflict((conflict) => conflict.column('hash').doUpdateSet(row))
      .execute(),
  )
  return { record, trace }
}

import { createHash } from 'node:crypto'
import { z } from 'zod'
import { programSchema } from '#domain/program/program'
import { rewriteSchema } from '#domain/program/rewrite'
import { runRecordSchema } from '#domain/program/run-record'
import { sourceAnalysisSchema } from '#domain/program/source-analysis'
import { traceSchema } from '#domain/program/trace'
import { proposalSchema } from '#domain/program/variant'
import type { Engine } from '#server/content/engine'

/** What an engine answered, by a hash of what it was asked. */
export type Recording = Map<string, unknown>

const tracedRunSchema = z.object({ record: runRecordSchema, trace: traceSchema })
const singleRunSchema = z.object({
  record: runRecordSchema.omit({ deterministic: true }),
  trace: traceSchema,
})
const variantSchema = z.object({
  program: programSchema,
  record: runRecordSchema,
  changes: proposalSchema.shape.changes,
})

/** An engine that answers from a recording. What is not in it yet, it asks another engine, and adds the answer. */
export function recordedEngine(recording: Recording, engine: Engine): Engine {
  async function answer<Answer>(
    schema: z.ZodType<Answer>,
    question: unknown[],
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    const key = hashOf(question)
    const known = recording.get(key)
    if (known !== undefined) return schema.parse(known)
    const given = await ask()
    recording.set(key, given)
    return given
  }
  return {
    analyse: (source) => answer(sourceAnalysisSchema, ['analyse', source], () => engine.analyse(source)),
    rewrites: (input) => {
      const program = programSchema.parse(input)
      return answer(rewriteSchema.array(), ['rewrites', program], () => engine.rewrites(program))
    },
    runWithTrace: (input) => {
      const program = programSchema.parse(input)
      return answer(tracedRunSchema, ['run', program], () => engine.runWithTrace(program))
    },
    runWithMisconception: (input, rewrite) => {
      const program = programSchema.parse(input)
      return answer(singleRunSchema, ['misconception', program, rewrite.rule, rewrite.site], () =>
        engine.runWithMisconception(program, rewrite),
      )
    },
    variants: (input, { seed, count }) => {
      const program = programSchema.parse(input)
      return answer(variantSchema.array(), ['variants', program, seed, count], () =>
        engine.variants(program, { seed, count }),
      )
    },
  }
}

const hashOf = (question: unknown[]) =>
  createHash('sha256').update(JSON.stringify(question)).digest('base64url')

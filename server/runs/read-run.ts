import { highlightPython } from '#domain/lesson/highlight-python'
import { programSchema } from '#domain/program/program'
import type { RunPair } from '#domain/program/run-pair'
import { runRecordSchema } from '#domain/program/run-record'
import { traceSchema } from '#domain/program/trace'
import { prisma } from '#server/database/prisma'

const hashPattern = /^[0-9a-f]{64}$/

/**
 * A run with its trace, or null where there is none of that hash.
 *
 * @param believedHash of the run of a believer in the same program; left out of the answer if there is none
 */
export async function readRunPair(hash: string, believedHash: string | null): Promise<RunPair | null> {
  const [run, believed] = await Promise.all([
    readTold(hash),
    believedHash === null ? null : readTold(believedHash),
  ])
  if (run === null || run.program === null) return null
  const { source } = programSchema.parse(JSON.parse(run.program))
  return {
    run: { source, html: highlightPython(source), ...run.told },
    believed: believed === null ? null : { source, ...believed.told },
  }
}

async function readTold(hash: string) {
  if (!hashPattern.test(hash)) return null
  const row = await prisma.run.findUnique({
    where: { hash },
    select: { record: true, program: true, trace: true },
  })
  if (row === null || row.trace === null) return null
  const { outcome, summary } = runRecordSchema.parse(JSON.parse(row.record))
  return { program: row.program, told: { trace: traceSchema.parse(JSON.parse(row.trace)), outcome, summary } }
}

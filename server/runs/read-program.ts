import { programSchema, type Program } from '#domain/program/program'
import { prisma } from '#server/database/prisma'

/**
 * The program of a run, or null if there is none of that name. The name is a hash that nobody can guess: whoever has it
 * has seen the program.
 */
export async function readProgram(runHash: string): Promise<Program | null> {
  const row = await prisma.run.findUnique({ where: { hash: runHash }, select: { program: true } })
  return row?.program == null ? null : programSchema.parse(JSON.parse(row.program))
}

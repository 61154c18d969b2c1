import { programSchema, type Program } from '#domain/program/program'
import { database } from '#server/database/database'

/**
 * The program of a run; null if there is no run with that hash. The hash cannot be guessed, so whoever has it may see
 * the program.
 */
export async function readProgram(runHash: string): Promise<Program | null> {
  const row = await database.read((db) =>
    db.selectFrom('Run').select('program').where('hash', '=', runHash).executeTakeFirst(),
  )
  return row?.program == null ? null : programSchema.parse(JSON.parse(row.program))
}

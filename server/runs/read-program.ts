import { programSchema, type Program } from '#domain/program/program'
import { database } from '#server/database/database'

/**
 * The program of a run, or null if there is none of that name. The name is a hash that nobody can guess: whoever has it
 * has seen the program.
 */
export async function readProgram(runHash: string): Promise<Program | null> {
  const row = await database.read((db) =>
    db.selectFrom('Run').select('program').where('hash', '=', runHash).executeTakeFirst(),
  )
  return row?.program == null ? null : programSchema.parse(JSON.parse(row.program))
}

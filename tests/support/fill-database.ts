// Fills the migrated database of DATABASE_URL with a course and the learners whose ids are given, each of whom has rows
// in every table of learners.
import { database } from '#server/database/database'
import { makeBusyCourse, makeBusyLearner } from '#tests/support/busy-learner'

await makeBusyCourse()
for (const id of process.argv.slice(2)) await makeBusyLearner(id, new Date('2026-11-23T08:00:00Z'))
await database.close()

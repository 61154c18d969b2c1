// `node tests/support/take-up.ts FOLDER` takes a content folder up into the database of DATABASE_URL. A process of its
// own, because a process has one database.
import { openSandbox } from '#sandbox/node'
import { lessonBuilder } from '#server/content/lesson-builder'
import { syncContent } from '#server/content/sync-content'

const now = new Date()
const builder = lessonBuilder(openSandbox, now)
await syncContent({ contentFolder: process.argv[2] ?? '', builder, now, onProgress: () => undefined })
await builder.close()

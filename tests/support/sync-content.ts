// `node tests/support/sync-content.ts FOLDER` imports a content folder into the database of DATABASE_URL. It is a
// process of its own because a process has one database.
import { openSandbox } from '#sandbox/node'
import { lessonBuilder } from '#server/content/lesson-builder'
import { syncContent } from '#server/content/sync-content'

const now = new Date()
const builder = lessonBuilder(openSandbox, now)
await syncContent({
  contentFolder: process.argv[2] ?? '',
  builder,
  now,
  mayRetireMost: true,
  onProgress: () => undefined,
})
await builder.close()

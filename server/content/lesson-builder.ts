import type { LessonBuild } from '#domain/items/items'
import type { LessonLocation } from '#domain/lesson/references'
import type { Misconception } from '#domain/items/misconceptions'
import { engineVersion } from '#sandbox/node'
import type { Sandbox } from '#sandbox/node'
import { generatorVersion } from '#server/content/generator-version'
import { cachedEngine } from '#server/content/cached-engine'

/** Makes lessons from files. */
export interface LessonBuilder {
  /** Of what runs the programs. */
  engineVersion: string
  /** Changes whenever the same file could give another lesson. */
  version: string
  build(lesson: {
    course: string
    file: string
    markdown: string
    place: LessonLocation
    misconceptions: Misconception[]
  }): Promise<LessonBuild>
  /** Ends what was started to build; it can be used again after that. */
  close(): Promise<void>
}

/**
 * The builder that really runs the programs. It opens a sandbox when the first program has to be run or
 * analysed, and never runs one again that the database knows.
 */
export function lessonBuilder(openSandbox: () => Sandbox, now: Date): LessonBuilder {
  let sandbox: Sandbox | undefined
  const openOnce = () => (sandbox ??= openSandbox())
  const engine = cachedEngine(openOnce, now)
  return {
    engineVersion,
    version: generatorVersion(),
    async build(lesson) {
      // Loaded only now: where nothing changed, nothing that reads Markdown is needed.
      const { buildLesson } = await import('#server/content/build-lesson')
      return buildLesson({ ...lesson, engine })
    },
    async close() {
      await sandbox?.close()
      sandbox = undefined
    },
  }
}

import type { LessonBuild } from '#domain/items/items'
import type { LessonLocation } from '#domain/lesson/references'
import type { Misconception } from '#domain/items/misconceptions'
import { engineVersion } from '#sandbox/node'
import type { Sandbox } from '#sandbox/node'
import { generatorVersion } from '#server/content/generator-version'
import { cachedEngine } from '#server/content/cached-engine'

/** Builds lessons from files. */
export interface LessonBuilder {
  /** Version of the engine that runs the programs. */
  engineVersion: string
  /** Changes whenever the same file could result in a different lesson. */
  version: string
  build(lesson: {
    course: string
    file: string
    markdown: string
    place: LessonLocation
    misconceptions: Misconception[]
  }): Promise<LessonBuild>
  /** Closes the sandbox, if one was opened. The builder can be used again after that. */
  close(): Promise<void>
}

/**
 * A builder that runs the programs. It opens a sandbox when the first program has to be run or analysed, and runs none
 * whose run is in the database.
 */
export function lessonBuilder(openSandbox: () => Sandbox, now: Date): LessonBuilder {
  let sandbox: Sandbox | undefined
  const openOnce = () => (sandbox ??= openSandbox())
  const engine = cachedEngine(openOnce, now)
  return {
    engineVersion,
    version: generatorVersion(),
    async build(lesson) {
      // Loaded lazily: if no lesson has changed, no Markdown parser is needed.
      const { buildLesson } = await import('#server/content/build-lesson')
      return buildLesson({ ...lesson, engine })
    },
    async close() {
      await sandbox?.close()
      sandbox = undefined
    },
  }
}

import type { LessonBuild } from '#domain/items/items'
import type { Modules } from '#domain/lesson/course-modules'
import type { LessonLocation } from '#domain/lesson/references'
import type { Misconception } from '#domain/items/misconceptions'
import { engineVersion } from '#sandbox/node'
import type { Sandbox } from '#sandbox/node'
import { cachedEngine } from '#server/content/cached-engine'
import type { Engine } from '#server/content/engine'
import { generatorVersion } from '#server/content/generator-version'
import { recordedEngine } from '#server/content/recorded-engine'
import { readRecording } from '#server/content/recorded-runs'

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
    modules: Modules
  }): Promise<LessonBuild>
  /** Closes the sandbox, if one was opened. The builder can be used again after that. */
  close(): Promise<void>
}

/**
 * A builder that runs the programs. It opens a sandbox when the first program has to be run or analysed, and runs none
 * whose run is in the database or recorded.
 */
export function lessonBuilder(openSandbox: () => Sandbox, now: Date): LessonBuilder {
  let sandbox: Sandbox | undefined
  const sandboxEngine = engineOnDemand(() => (sandbox ??= openSandbox()))
  return {
    engineVersion,
    version: generatorVersion(),
    async build(lesson) {
      // Loaded lazily: if no lesson has changed, no Markdown parser is needed.
      const { buildLesson } = await import('#server/content/build-lesson')
      const recording = await readRecording(lesson.file, engineVersion)
      const engine = cachedEngine(recordedEngine(recording, sandboxEngine), now)
      return buildLesson({ ...lesson, engine })
    },
    async close() {
      await sandbox?.close()
      sandbox = undefined
    },
  }
}

/** An engine that opens its sandbox at the first call. */
function engineOnDemand(openOnce: () => Sandbox): Engine {
  return {
    analyse: (source) => openOnce().analyse(source),
    rewrites: (program) => openOnce().rewrites(program),
    runWithTrace: (program) => openOnce().runWithTrace(program),
    runWithMisconception: (program, rewrite) => openOnce().runWithMisconception(program, rewrite),
    variants: (program, options) => openOnce().variants(program, options),
  }
}

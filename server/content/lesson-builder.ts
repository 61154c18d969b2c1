import type { LessonBuild } from '#domain/items/items'
import type { Misconception } from '#domain/items/misconceptions'
import type { ProgramInput } from '#domain/program/program'
import { programSchema } from '#domain/program/program'
import { runRecordSchema } from '#domain/program/run-record'
import type { RunRecord } from '#domain/program/run-record'
import { engineVersion } from '#sandbox/node'
import type { Sandbox } from '#sandbox/node'
import { generatorVersion } from '#server/content/generator-version'
import { runHash } from '#server/content/run-hash'
import { prisma } from '#server/database/prisma'

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
  const opened = () => (sandbox ??= openSandbox())
  const cached = {
    analyse: (source: string) => opened().analyse(source),
    run: (program: ProgramInput) => runOnce(program, opened, now),
  }
  return {
    engineVersion,
    version: generatorVersion(),
    async build(lesson) {
      // Loaded only now: where nothing changed, nothing that reads Markdown is needed.
      const { buildLesson } = await import('#server/content/build-lesson')
      return buildLesson({ ...lesson, sandbox: cached })
    },
    async close() {
      await sandbox?.close()
      sandbox = undefined
    },
  }
}

async function runOnce(input: ProgramInput, opened: () => Sandbox, now: Date): Promise<RunRecord> {
  const hash = runHash(programSchema.parse(input), engineVersion)
  const known = await prisma.run.findUnique({ where: { hash }, select: { record: true } })
  if (known !== null) return runRecordSchema.parse(JSON.parse(known.record))
  const record = await opened().run(input)
  const row = { engineVersion, record: JSON.stringify(record), createdAtMillis: BigInt(now.getTime()) }
  await prisma.run.upsert({ where: { hash }, create: { hash, ...row }, update: {}, select: { hash: true } })
  return record
}

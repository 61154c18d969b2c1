import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LessonBuild } from '#domain/items/items'
import { itemFaceSchema } from '#domain/items/item-face'
import { replay } from '#domain/schedule/replay'
import { openSandbox } from '#sandbox/node'
import { ContentError } from '#server/content/content-error'
import { lessonBuilder } from '#server/content/lesson-builder'
import type { LessonBuilder } from '#server/content/lesson-builder'
import { syncContent } from '#server/content/sync-content'
import { prisma } from '#server/database/prisma'
import { listLessons, readLesson, visitLesson } from '#server/lessons/read-lesson'
import { eventsOfCard } from '#server/study/events-of-card'
import { recordReview } from '#server/study/record-review'
import { scheduleOf, scheduleSelect } from '#server/study/schedule-row'
import { studyQueue } from '#server/study/study-queue'
import { sampleBuild, sampleCard } from '#tests/support/sample-build'
import { makeLearner } from '#tests/support/sample-course'

const now = new Date('2026-11-23T08:00:00Z')
let contentFolder: string
let learners = 0

beforeEach(async () => {
  contentFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrace-content-'))
  // Each test has the database for itself.
  for (const table of ['Question', 'CardConcept', 'ConceptEdge', 'ReviewLog', 'CardSchedule', 'LessonVisit']) {
    await prisma.$executeRawUnsafe(`DELETE FROM "${table}"`)
  }
  await prisma.$transaction(async (tx) => {
    for (const table of ['Card', 'Item']) await tx.$executeRawUnsafe(`DELETE FROM "${table}"`)
  }).catch(() => undefined)
})
afterEach(() => fs.rmSync(contentFolder, { recursive: true, force: true }))

'use server'

import { notFound } from 'next/navigation'
import { checkSample, sampleAnswerSchema, type CheckedSample } from '#server/lessons/sample-items'

/** Grades the answer to a question for visitors. Nothing is stored. */
export async function checkSampleAction(given: unknown): Promise<CheckedSample> {
  const { data, success } = sampleAnswerSchema.safeParse(given)
  const checked = success ? await checkSample(data) : null
  if (checked === null) notFound()
  return checked
}

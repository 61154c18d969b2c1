'use server'

import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { isOffered } from '#domain/interface-language'
import { languageCookie } from '#server/account/cookies'
import { checkSample, sampleAnswerSchema, type CheckedSample } from '#server/lessons/sample-items'

/** Grades the answer to a question for visitors. Nothing is stored. */
export async function checkSampleAction(given: unknown): Promise<CheckedSample> {
  const { data, success } = sampleAnswerSchema.safeParse(given)
  const checked = success ? await checkSample(data) : null
  if (checked === null) notFound()
  return checked
}

const yearSeconds = 365 * 24 * 60 * 60

/** Keeps the language that a visitor has chosen in a cookie, for a year. */
export async function chooseLanguageAction(form: FormData): Promise<void> {
  const language = form.get('language')
  if (typeof language !== 'string' || !isOffered(language)) notFound()
  const { name, options } = languageCookie()
  const jar = await cookies()
  jar.set(name, language, { ...options, maxAge: yearSeconds })
  revalidatePath('/', 'layout')
}

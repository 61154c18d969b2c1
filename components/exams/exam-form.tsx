'use client'

import { useActionState, useId } from 'react'
import { ExamReplyNotice, type ExamReply } from '#components/exams/exam-reply'
import { Button } from '#components/ui/button'
import { Field } from '#components/ui/field'
import { useTexts } from '#texts'
import { writtenIn } from '#domain/language/written-in'

export interface Scope {
  courseId: string
  lessonId: string | null
  kind: 'course' | 'lesson' | 'decks' | 'deck'
  title: string
  /** Of the title, as a BCP 47 tag; null if it cannot be told. */
  language: string | null
}

interface ExamFormProps {
  /** What an exam can be about. */
  scopes: readonly Scope[]
  /** The first day that can be chosen, as `2026-11-23`. */
  first: string
  /** The last one. */
  last: string
  save: (before: ExamReply | null, form: FormData) => Promise<ExamReply>
}

/** What an exam is about, as a form sends it. */
export const scopeValue = ({ courseId, lessonId }: Pick<Scope, 'courseId' | 'lessonId'>) =>
  JSON.stringify([courseId, lessonId])

const isOwn = ({ kind }: Scope) => kind === 'decks' || kind === 'deck'

/** Sets the day of an exam. Works without JavaScript too. */
export function ExamForm({ scopes, first, last, save }: ExamFormProps) {
  const text = useTexts('exams')
  const [reply, post, isSaving] = useActionState(save, null)
  const title = useId()
  return (
    <section aria-labelledby={title} className="max-w-prose">
      <h2 id={title} className="mb-4 text-lg">
        {text.add}
      </h2>
      <form action={post} className="grid gap-4">
        <Field name="scope" label={text.what}>
          {(control) => (
            <select {...control}>
              <Options label={text.groups.courses} scopes={scopes.filter((scope) => !isOwn(scope))} />
              <Options label={text.groups.decks} scopes={scopes.filter(isOwn)} />
            </select>
          )}
        </Field>
        <Field name="date" label={text.day} hint={text.saveHint}>
          {(control) => <input {...control} type="date" required min={first} max={last} />}
        </Field>
        <ExamReplyNotice reply={reply} />
        <div>
          <Button type="submit" disabled={isSaving}>
            {text.save}
          </Button>
        </div>
      </form>
    </section>
  )
}

function Options({ label, scopes }: { label: string; scopes: readonly Scope[] }) {
  const text = useTexts('exams')
  if (scopes.length === 0) return null
  return (
    <optgroup label={label}>
      {scopes.map((scope) => (
        <option
          key={scopeValue(scope)}
          value={scopeValue(scope)}
          {...(scope.lessonId === null ? {} : writtenIn(scope.language))}
        >
          {scope.lessonId === null ? text.about({ kind: scope.kind, title: scope.title }) : scope.title}
        </option>
      ))}
    </optgroup>
  )
}

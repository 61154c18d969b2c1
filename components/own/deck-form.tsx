'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button'
import { Field } from '#components/ui/field'
import { useTexts } from '#texts'

/** The result of naming a deck. */
export type DeckOutcome = { kind: 'saved' } | { kind: 'refused'; problem: 'title' | 'many' }

interface DeckFormProps {
  /** The present title; empty for a new deck. */
  title: string
  action: (before: DeckOutcome | null, form: FormData) => Promise<DeckOutcome>
}

/** Names a deck: a new one, or one that is there. */
export function DeckForm({ title, action }: DeckFormProps) {
  const text = useTexts('own')
  const [outcome, submit, isPending] = useActionState(action, null)
  const error = outcome?.kind === 'refused' ? text.problems[outcome.problem] : undefined
  return (
    <form action={submit} noValidate className="grid max-w-prose grid-cols-1 gap-4">
      <Field name="title" label={text.deckTitle} error={error}>
        {(control) => (
          <input {...control} key={title} defaultValue={title} maxLength={100} autoComplete="off" />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" look={title === '' ? 'primary' : 'secondary'} disabled={isPending}>
          {title === '' ? text.create : text.rename}
        </Button>
        <p role="status" className="text-sm text-muted">
          {outcome?.kind === 'saved' ? text.renamed : null}
        </p>
      </div>
    </form>
  )
}

'use client'

import { useActionState, useRef } from 'react'
import { RunCode } from '#components/own/run-code'
import { Button } from '#components/ui/button'
import { Field } from '#components/ui/field'
import { Notice } from '#components/ui/notice'
import { useTexts } from '#texts'

interface CardTexts {
  front: string
  back: string
  tags: string
}

/** The result of saving a card. */
export type CardOutcome =
  /** With the beginning of its front. */
  | { kind: 'saved'; front: string }
  /** Nothing was saved: what is at fault, and what every field held. */
  | { kind: 'refused'; fields: string[]; typed: CardTexts }

interface CardFormProps {
  /** What is on the card; null for a new one. */
  card: CardTexts | null
  sandboxUrl: string
  action: (before: CardOutcome | null, form: FormData) => Promise<CardOutcome>
}

const empty: CardTexts = { front: '', back: '', tags: '' }

/** Writes a card, or changes one. All but running code works without JavaScript too. */
export function CardForm({ card, sandboxUrl, action }: CardFormProps) {
  const text = useTexts('own')
  const front = useRef<HTMLTextAreaElement>(null)
  const back = useRef<HTMLTextAreaElement>(null)
  const [outcome, submit, isPending] = useActionState(action, null)
  const values = outcome?.kind === 'refused' ? outcome.typed : (card ?? empty)
  const messages: Record<string, string | undefined> = text.fields
  const faults = outcome?.kind === 'refused' ? outcome.fields : []
  const errorOf = (field: keyof CardTexts) => (faults.includes(field) ? messages[field] : undefined)
  const general = faults.map((fault) => (fault in empty ? undefined : messages[fault])).find(Boolean)
  return (
    <form action={submit} noValidate className="grid grid-cols-1 gap-4">
      {general === undefined ? null : (
        <Notice tone="bad" announced>
          {general}
        </Notice>
      )}
      <Field name="front" label={text.front} hint={text.frontHint} error={errorOf('front')}>
        {(control) => <textarea {...control} ref={front} rows={4} defaultValue={values.front} dir="auto" />}
      </Field>
      <RunCode
        sandboxUrl={sandboxUrl}
        readFront={() => front.current?.value ?? ''}
        changeBack={(change) => {
          if (back.current !== null) back.current.value = change(back.current.value)
        }}
      />
      <Field name="back" label={text.back} error={errorOf('back')}>
        {(control) => <textarea {...control} ref={back} rows={6} defaultValue={values.back} dir="auto" />}
      </Field>
      <Field name="tags" label={text.tags} hint={text.tagsHint} error={errorOf('tags')}>
        {(control) => (
          <input {...control} defaultValue={values.tags} autoComplete="off" autoCapitalize="none" />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={isPending}>
          {card === null ? text.add : text.save}
        </Button>
        <p role="status" className="text-sm text-muted">
          {outcome?.kind === 'saved' ? text.added({ front: outcome.front }) : null}
        </p>
      </div>
    </form>
  )
}

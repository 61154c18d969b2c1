'use client'

import { useRef, useState, useTransition } from 'react'
import { Button } from '#components/ui/button'
import { Field } from '#components/ui/field'
import { Notice } from '#components/ui/notice'
import { useTexts } from '#texts'

export type ChangeOutcome = { kind: 'done' } | { kind: 'failed'; field: string | null; message: string }

interface ChangeField {
  /** Unique on the page. */
  name: string
  label: string
  hint?: string
  type: 'password' | 'email' | 'text'
  autoComplete: string
}

interface ChangeFormProps {
  fields: readonly ChangeField[]
  submitLabel: string
  /** What is said once it is done; the form is then empty again. */
  done: string
  submit: (form: Record<string, string>) => Promise<ChangeOutcome>
}

/** A form that changes something of the account. It keeps what was typed until that is done. */
export function ChangeForm({ fields, submitLabel, done, submit }: ChangeFormProps) {
  const text = useTexts('my-account')
  const form = useRef<HTMLFormElement>(null)
  const [outcome, setOutcome] = useState<ChangeOutcome | null>(null)
  const [isWorking, startWork] = useTransition()

  const send = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const typed = Object.fromEntries(
      [...data].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
    )
    setOutcome(null)
    startWork(async () => {
      const unreachable: ChangeOutcome = { kind: 'failed', field: null, message: text.unreachable }
      const result = await submit(typed).catch(() => unreachable)
      setOutcome(result)
      if (result.kind === 'done') form.current?.reset()
      else if (result.field !== null)
        form.current?.querySelector<HTMLInputElement>(`[name="${result.field}"]`)?.focus()
    })
  }

  return (
    // POST, so that a form submitted before hydration does not put the password into the URL.
    <form ref={form} method="post" onSubmit={send} className="grid gap-5" noValidate>
      {fields.map(({ name, label, hint, type, autoComplete }) => (
        <Field
          key={name}
          name={name}
          label={label}
          hint={hint}
          error={outcome?.kind === 'failed' && outcome.field === name ? outcome.message : undefined}
        >
          {(control) => (
            <input {...control} type={type} autoComplete={autoComplete} spellCheck={false} required />
          )}
        </Field>
      ))}
      <Said outcome={outcome} done={done} />
      <Button type="submit" look="secondary" disabled={isWorking} className="justify-self-start">
        {isWorking ? text.working : submitLabel}
      </Button>
    </form>
  )
}

function Said({ outcome, done }: { outcome: ChangeOutcome | null; done: string }) {
  if (outcome === null || (outcome.kind === 'failed' && outcome.field !== null)) return null
  return (
    <Notice tone={outcome.kind === 'done' ? 'good' : 'bad'} announced>
      {outcome.kind === 'done' ? done : outcome.message}
    </Notice>
  )
}

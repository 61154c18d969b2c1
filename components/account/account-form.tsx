'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState, useTransition, type ReactNode } from 'react'
import { useIsHydrated } from '#browser/ui/use-is-hydrated'
import { signInAndReload, type Credentials } from '#browser/account/sign-in'
import { ProviderButtons } from '#components/account/provider-buttons'
import { Button } from '#components/ui/button'
import { Field } from '#components/ui/field'
import { Notice } from '#components/ui/notice'
import { useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'

/** The result of a form: either the start page is loading, or the form stays and says what is wrong. */
export type FormOutcome = { kind: 'done' } | { kind: 'failed'; field: string | null; message: string }

const signInErrors = (text: TextsOf<'account'>) => ({
  'wrong-credentials': text.errors.wrongCredentials,
  'too-many-attempts': text.errors.tooManyAttempts,
  busy: text.errors.busy,
  unexpected: text.errors.unexpected,
})

/** Signs in, and puts the result into words. */
export async function signInOutcome(
  text: TextsOf<'account'>,
  credentials: Credentials,
): Promise<FormOutcome> {
  const result = await signInAndReload(credentials)
  return result === 'signed-in'
    ? { kind: 'done' }
    : { kind: 'failed', field: null, message: signInErrors(text)[result] }
}

interface AccountFormProps {
  title: string
  lead?: string
  asks: readonly ('email' | 'password' | 'code')[]
  submitLabel: string
  passwordHint?: string | undefined
  passwordIs?: 'current' | 'new'
  submit: (form: Credentials & { code: string }) => Promise<FormOutcome>
  /** What is said in place of the form once it is done; by default, another page is loading. */
  done?: string
  /** Other sites that do the same. */
  providers?: readonly { id: string; name: string }[]
  /** What went wrong before the form was shown. */
  problem?: string | null
  /** Links to other forms. */
  footer: ReactNode
}

/** The form for signing in, signing up, and what mails lead to. It keeps what was typed, whatever happens. */
export function AccountForm(props: AccountFormProps) {
  const text = useTexts('account')
  const { title, lead, asks, submitLabel, passwordHint, passwordIs = 'current', submit, done, footer } = props
  const { providers = [], problem = null } = props
  const [failure, setFailure] = useState<{ field: string | null; message: string } | null>(
    problem === null ? null : { field: null, message: problem },
  )
  const [isDone, setDone] = useState(false)
  const [visible, setVisible] = useState(false)
  const [isWorking, startWork] = useTransition()
  const isHydrated = useIsHydrated()
  const errorOf = (field: string) => (failure?.field === field ? failure.message : undefined)

  const send = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const value = (name: string) => {
      const entry = data.get(name)
      return typeof entry === 'string' ? entry : ''
    }
    setFailure(null)
    startWork(async () => {
      const form = { email: value('email'), password: value('password'), code: value('code') }
      const unreachable: FormOutcome = { kind: 'failed', field: null, message: text.errors.unreachable }
      const outcome = await submit(form).catch(() => unreachable)
      if (outcome.kind === 'failed') setFailure(outcome)
      else setDone(done !== undefined)
    })
  }

  return (
    <section className="mx-auto w-full max-w-form">
      <h1 className="mb-6 text-2xl">{title}</h1>
      {isDone ? (
        <Notice tone="good" announced>
          {done}
        </Notice>
      ) : (
        // POST, so that a form that is submitted without scripts does not put the password into the URL.
        <form method="post" onSubmit={send} className="grid gap-5" noValidate>
          {lead === undefined ? null : <p>{lead}</p>}
          {failure !== null && failure.field === null ? (
            <Notice tone="bad" announced>
              {failure.message}
            </Notice>
          ) : null}
          {asks.includes('email') ? (
            <Field name="email" label={text.email} error={errorOf('email')}>
              {(control) => <input {...control} type="email" autoComplete="email" required autoFocus />}
            </Field>
          ) : null}
          {asks.includes('password') ? (
            <Field name="password" label={text.password} hint={passwordHint} error={errorOf('password')}>
              {(control) => (
                <div className="relative">
                  <input
                    {...control}
                    className={`${control.className} pe-12`}
                    type={visible ? 'text' : 'password'}
                    autoComplete={`${passwordIs}-password`}
                    required
                  />
                  <button
                    type="button"
                    onClick={() => setVisible(!visible)}
                    aria-label={visible ? text.hidePassword : text.showPassword}
                    className="absolute inset-y-0 end-0 grid w-11 place-items-center rounded-sm text-muted hover:text-ink"
                  >
                    {visible ? <EyeOff className="size-5" /> : <Eye className="size-5" />}
                  </button>
                </div>
              )}
            </Field>
          ) : null}
          {asks.includes('code') ? (
            <Field name="code" label={text.code} hint={text.codeHint} error={errorOf('code')}>
              {(control) => <input {...control} autoComplete="off" required />}
            </Field>
          ) : null}
          <Button type="submit" disabled={isWorking || !isHydrated}>
            {isWorking ? text.working : submitLabel}
          </Button>
          <noscript>
            <p>{text.needsScripts}</p>
          </noscript>
        </form>
      )}
      {providers.length === 0 || isDone ? null : (
        <>
          <p className="my-5 flex items-center gap-3 text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            {text.byProvider.or}
          </p>
          <ProviderButtons providers={providers} />
        </>
      )}
      <p className="mt-6 text-muted">{footer}</p>
    </section>
  )
}

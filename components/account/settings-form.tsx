'use client'

import { useState, useTransition } from 'react'
import { Button } from '#components/ui/button'
import { Field } from '#components/ui/field'
import { Notice } from '#components/ui/notice'
import { messages } from '#messages/en'

const text = messages.settings

interface Settings {
  timeZone: string
  rolloverHour: number
  newCardsPerDay: number
}

interface SettingsFormProps {
  settings: Settings
  timeZones: string[]
  /** Saves all or nothing, and names the fields that were refused. */
  save: (form: Record<string, string>) => Promise<(keyof Settings)[]>
}

type Result = { kind: 'saved' } | { kind: 'refused'; fields: (keyof Settings)[] } | { kind: 'unreachable' }

const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** How somebody studies: when their day begins, and how much of the new it brings. */
export function SettingsForm({ settings, timeZones, save }: SettingsFormProps) {
  const [form, setForm] = useState(() => ({
    timeZone: settings.timeZone,
    rolloverHour: String(settings.rolloverHour),
    newCardsPerDay: String(settings.newCardsPerDay),
  }))
  const [result, setResult] = useState<Result | null>(null)
  const [isSaving, startSaving] = useTransition()

  const set = (name: keyof Settings) => (event: { target: { value: string } }) => {
    setForm({ ...form, [name]: event.target.value })
    setResult(null)
  }
  const errorOf = (name: keyof Settings) =>
    result?.kind === 'refused' && result.fields.includes(name) ? text.errors[name] : undefined

  return (
    <form
      className="grid max-w-form gap-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        startSaving(async () => {
          try {
            const fields = await save(form)
            setResult(fields.length === 0 ? { kind: 'saved' } : { kind: 'refused', fields })
          } catch {
            setResult({ kind: 'unreachable' })
          }
        })
      }}
    >
      <Field name="timeZone" label={text.timeZone} hint={text.timeZoneHint} error={errorOf('timeZone')}>
        {(control) => (
          <>
            <input
              {...control}
              list="time-zones"
              value={form.timeZone}
              onChange={set('timeZone')}
              spellCheck={false}
            />
            <datalist id="time-zones">
              {timeZones.map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field
        name="rolloverHour"
        label={text.rolloverHour}
        hint={text.rolloverHint}
        error={errorOf('rolloverHour')}
      >
        {(control) => (
          <select {...control} value={form.rolloverHour} onChange={set('rolloverHour')}>
            {hours.map((hour) => (
              <option key={hour} value={hour}>
                {text.hour(hour)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        name="newCardsPerDay"
        label={text.newCardsPerDay}
        hint={text.newCardsHint}
        error={errorOf('newCardsPerDay')}
      >
        {(control) => (
          <input
            {...control}
            inputMode="numeric"
            value={form.newCardsPerDay}
            onChange={set('newCardsPerDay')}
          />
        )}
      </Field>
      <Button type="submit" disabled={isSaving} className="justify-self-start">
        {text.save}
      </Button>
      <Outcome result={result} />
    </form>
  )
}

function Outcome({ result }: { result: Result | null }) {
  switch (result?.kind) {
    case undefined:
      return null
    case 'saved':
      return (
        <Notice tone="good" announced>
          {text.saved}
        </Notice>
      )
    case 'refused':
      return (
        <Notice tone="bad" announced>
          {text.refused}
        </Notice>
      )
    case 'unreachable':
      return (
        <Notice tone="bad" announced>
          {messages.account.errors.unreachable}
        </Notice>
      )
  }
}

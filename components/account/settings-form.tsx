'use client'

import { useState, useTransition, type ReactNode } from 'react'
import { SettingsIntervals } from '#components/account/settings-intervals'
import { SettingsRetention } from '#components/account/settings-retention'
import { SettingsTimeZone } from '#components/account/settings-time-zone'
import { Button } from '#components/ui/button'
import { Field } from '#components/ui/field'
import { Notice } from '#components/ui/notice'
import { settingsMessages } from '#messages/settings'

const text = settingsMessages

interface Settings {
  timeZone: string
  rolloverHour: number
  newCardsPerDay: number
  reviewsPerDay: number
  desiredRetention: number
  learningMinutes: number[]
  relearningMinutes: number[]
  longestDays: number
  leechLapses: number
  asksConfidence: boolean
  appearance: 'system' | 'light' | 'dark'
}

interface SettingsFormProps {
  settings: Settings
  workload: Parameters<typeof SettingsRetention>[0]['workload']
  lapses: Parameters<typeof SettingsIntervals>[0]['lapses']
  timeZones: string[]
  /** Saves all or nothing, and names the fields that were refused. */
  save: (form: Record<string, string>) => Promise<(keyof Settings)[]>
}

type Result = { kind: 'saved' } | { kind: 'refused'; fields: (keyof Settings)[] } | { kind: 'unreachable' }

const hours = Array.from({ length: 24 }, (_, hour) => hour)
const appearances = ['system', 'light', 'dark'] as const

/** How somebody studies, with what each choice leads to. */
export function SettingsForm({ settings, workload, lapses, timeZones, save }: SettingsFormProps) {
  const [form, setForm] = useState<Record<keyof Settings, string>>(() => ({
    timeZone: settings.timeZone,
    rolloverHour: String(settings.rolloverHour),
    newCardsPerDay: String(settings.newCardsPerDay),
    reviewsPerDay: String(settings.reviewsPerDay),
    desiredRetention: String(settings.desiredRetention),
    learningMinutes: settings.learningMinutes.join(' '),
    relearningMinutes: settings.relearningMinutes.join(' '),
    longestDays: String(settings.longestDays),
    leechLapses: String(settings.leechLapses),
    asksConfidence: settings.asksConfidence ? 'yes' : 'no',
    appearance: settings.appearance,
  }))
  const [result, setResult] = useState<Result | null>(null)
  const [isSaving, startSaving] = useTransition()

  const set = (name: keyof Settings) => (value: string) => {
    setForm((before) => ({ ...before, [name]: value }))
    setResult(null)
  }
  const errorOf = (name: keyof Settings) =>
    result?.kind === 'refused' && result.fields.includes(name) ? text.errors[name] : undefined
  const numberField = (name: 'newCardsPerDay' | 'reviewsPerDay', hint: string) => (
    <Field name={name} label={text[name]} hint={hint} error={errorOf(name)}>
      {(control) => (
        <input
          {...control}
          inputMode="numeric"
          value={form[name]}
          onChange={(event) => set(name)(event.target.value)}
        />
      )}
    </Field>
  )

  return (
    <form
      className="grid gap-10"
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
      <Group title={text.learning}>
        <SettingsRetention
          workload={workload}
          value={form.desiredRetention}
          error={errorOf('desiredRetention')}
          onChange={set('desiredRetention')}
        />
        {numberField('newCardsPerDay', text.newCardsHint)}
        {numberField('reviewsPerDay', text.reviewsHint)}
        <label className="flex min-h-11 items-start gap-3">
          <input
            type="checkbox"
            className="mt-1 size-5 shrink-0 accent-accent"
            checked={form.asksConfidence === 'yes'}
            onChange={(event) => set('asksConfidence')(event.target.checked ? 'yes' : 'no')}
          />
          <span>
            <span className="block font-[600]">{text.asksConfidence}</span>
            <span className="block text-sm text-muted">{text.asksConfidenceHint}</span>
          </span>
        </label>
        <SettingsIntervals
          values={form}
          cards={workload.cards}
          lapses={lapses}
          errorOf={errorOf}
          onChange={(name, value) => set(name)(value)}
        />
      </Group>
      <Group title={text.yourDay}>
        <SettingsTimeZone
          value={form.timeZone}
          timeZones={timeZones}
          error={errorOf('timeZone')}
          onChange={set('timeZone')}
        />
        <Field
          name="rolloverHour"
          label={text.rolloverHour}
          hint={text.rolloverHint}
          error={errorOf('rolloverHour')}
        >
          {(control) => (
            <select
              {...control}
              value={form.rolloverHour}
              onChange={(event) => set('rolloverHour')(event.target.value)}
            >
              {hours.map((hour) => (
                <option key={hour} value={hour}>
                  {text.hour(hour)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </Group>
      <Group title={text.appearance}>
        <fieldset>
          <legend className="sr-only">{text.appearance}</legend>
          <div className="grid grid-cols-3 gap-2">
            {appearances.map((appearance) => (
              <label
                key={appearance}
                className="flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-md border border-line-strong bg-surface px-2 text-center has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="appearance"
                  className="sr-only"
                  checked={form.appearance === appearance}
                  onChange={() => set('appearance')(appearance)}
                />
                {text.appearances[appearance]}
              </label>
            ))}
          </div>
        </fieldset>
      </Group>
      <div className="grid gap-4">
        <Outcome result={result} />
        <Button type="submit" disabled={isSaving} className="justify-self-start">
          {text.save}
        </Button>
      </div>
    </form>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-6">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  )
}

function Outcome({ result }: { result: Result | null }) {
  if (result === null) return null
  const said = {
    saved: { tone: 'good', text: text.saved },
    refused: { tone: 'bad', text: text.refused },
    unreachable: { tone: 'bad', text: settingsMessages.unreachable },
  } as const
  const { tone, text: words } = said[result.kind]
  return (
    <Notice tone={tone} announced>
      {words}
    </Notice>
  )
}

'use client'

import { useActionState, useRef, useState, useTransition, type ReactNode, type SubmitEvent } from 'react'
import { SettingsAppearance } from '#components/account/settings-appearance'
import { SettingsChoice } from '#components/account/settings-choice'
import { SettingsDay } from '#components/account/settings-day'
import { SettingsIntervals } from '#components/account/settings-intervals'
import { SettingsLanguage } from '#components/account/settings-language'
import { SettingsLimits } from '#components/account/settings-limits'
import { SettingsPreview, type PreviewOutcome } from '#components/account/settings-preview'
import { SettingsRetention } from '#components/account/settings-retention'
import { SettingsWeek } from '#components/account/settings-week'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import type { OfferedLanguage } from '#domain/interface-language'
import { weekdays, type DayLoad, type Weekday } from '#domain/schedule/easy-days'
import { useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'

interface Settings extends Record<Weekday, DayLoad> {
  timeZone: string
  rolloverHour: number
  newCardsPerDay: number
  reviewsPerDay: number
  goalMinutes: number
  maxMinutes: number
  desiredRetention: number
  learningMinutes: readonly number[]
  relearningMinutes: readonly number[]
  longestDays: number
  leechLapses: number
  asksConfidence: boolean
  goesOn: boolean
  appearance: 'system' | 'light' | 'dark'
  language: 'browser' | OfferedLanguage
}

/** The result of saving. */
export type SettingsOutcome =
  | { kind: 'saved' }
  /** Nothing was saved: the fields at fault, and what every field held. */
  | { kind: 'refused'; fields: (keyof Settings)[]; typed: Record<string, string> }
  | { kind: 'unreachable' }

interface SettingsFormProps {
  settings: Settings
  workload: Parameters<typeof SettingsRetention>[0]['workload']
  lapses: Parameters<typeof SettingsIntervals>[0]['lapses']
  timeZones: string[]
  /** When the plan was changed last; null once that was taken back. */
  changedAtMillis: number | null
  /** Saves all fields or none. */
  save: (before: SettingsOutcome | null, form: FormData) => Promise<SettingsOutcome>
  /** Says what the settings of the form would change. */
  preview: (form: FormData) => Promise<PreviewOutcome>
}

/** The learning settings, with the effect of each. The form works without JavaScript too. */
export function SettingsForm({ changedAtMillis, ...fields }: SettingsFormProps) {
  const [known, setKnown] = useState({ changedAtMillis, timesUndone: 0 })
  if (known.changedAtMillis !== changedAtMillis) {
    const timesUndone = known.timesUndone + (changedAtMillis === null ? 1 : 0)
    setKnown({ changedAtMillis, timesUndone })
  }
  // Fields keep what was typed until they are made anew.
  return <SettingsFields key={known.timesUndone} {...fields} />
}

function SettingsFields({
  settings,
  workload,
  lapses,
  timeZones,
  save,
  preview,
}: Omit<SettingsFormProps, 'changedAtMillis'>) {
  const text = useTexts('settings')
  const [posted, post] = useActionState(save, null)
  /** The outcome on this page: undefined before the first save, null once something is changed after it. */
  const [saved, setSaved] = useState<SettingsOutcome | null>()
  const [isSaving, startSaving] = useTransition()
  const outcome = saved === undefined ? posted : saved
  const [previewed, setPreviewed] = useState<PreviewOutcome | null>(null)
  const form = useRef<HTMLFormElement>(null)
  /** Number of changes so far: a preview says nothing about what was changed after it was asked for. */
  const changes = useRef(0)

  const values = {
    ...fieldsOf(settings),
    ...(posted?.kind === 'refused' ? posted.typed : {}),
  }
  const errorOf = (name: keyof Settings) =>
    outcome?.kind === 'refused' && outcome.fields.includes(name) ? text.errors[name] : undefined

  // With JavaScript we save here: React resets a form after its action, and a failed action replaces the page.
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const filledIn = new FormData(event.currentTarget)
    startSaving(async () => {
      setSaved(await save(null, filledIn).catch(() => ({ kind: 'unreachable' as const })))
      setPreviewed(null)
    })
  }
  const askForPreview = () => {
    if (form.current === null) return
    const filledIn = new FormData(form.current)
    const changesBefore = changes.current
    startSaving(async () => {
      const answer = await preview(filledIn).catch(() => ({ kind: 'unreachable' as const }))
      if (changes.current === changesBefore) setPreviewed(answer)
    })
  }
  const changed = () => {
    changes.current += 1
    setSaved(null)
    setPreviewed(null)
  }

  return (
    <form ref={form} className="grid gap-10" noValidate action={post} onSubmit={submit} onChange={changed}>
      <Group title={text.learning}>
        <SettingsRetention
          workload={workload}
          value={values.desiredRetention}
          error={errorOf('desiredRetention')}
        />
        <SettingsLimits values={values} errorOf={errorOf} />
        <SettingsWeek values={values} errorOf={errorOf} />
        <SettingsChoice
          name="asksConfidence"
          label={text.asksConfidence}
          hint={text.asksConfidenceHint}
          isOn={values.asksConfidence === 'yes'}
        />
        <SettingsChoice
          name="goesOn"
          label={text.goesOn}
          hint={text.goesOnHint}
          isOn={values.goesOn === 'yes'}
        />
        <SettingsIntervals values={values} cards={workload.cards} lapses={lapses} errorOf={errorOf} />
      </Group>
      <Group title={text.yourDay}>
        <SettingsDay values={values} timeZones={timeZones} errorOf={errorOf} />
      </Group>
      <Group title={text.appearance}>
        <SettingsAppearance value={values.appearance} />
        <SettingsLanguage value={values.language} error={errorOf('language')} />
      </Group>
      <div className="grid gap-4 lg:ms-56">
        <Outcome outcome={outcome} />
        {previewed === null ? null : <SettingsPreview outcome={previewed} of="settings" />}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" disabled={isSaving}>
            {text.save}
          </Button>
          <Button look="secondary" disabled={isSaving} onClick={askForPreview}>
            {text.preview}
          </Button>
        </div>
      </div>
    </form>
  )
}

/** The settings as the texts that the fields hold. */
function fieldsOf(settings: Settings): Record<keyof Settings, string> {
  return {
    timeZone: settings.timeZone,
    rolloverHour: String(settings.rolloverHour),
    newCardsPerDay: String(settings.newCardsPerDay),
    reviewsPerDay: String(settings.reviewsPerDay),
    goalMinutes: String(settings.goalMinutes),
    maxMinutes: String(settings.maxMinutes),
    desiredRetention: String(settings.desiredRetention),
    learningMinutes: settings.learningMinutes.join(' '),
    relearningMinutes: settings.relearningMinutes.join(' '),
    longestDays: String(settings.longestDays),
    leechLapses: String(settings.leechLapses),
    asksConfidence: settings.asksConfidence ? 'yes' : 'no',
    goesOn: settings.goesOn ? 'yes' : 'no',
    appearance: settings.appearance,
    language: settings.language,
    ...loadsOf(settings),
  }
}

const loadsOf = (settings: Settings) =>
  Object.fromEntries(weekdays.map((weekday) => [weekday, settings[weekday]])) as Record<Weekday, string>

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-x-8 gap-y-5 lg:grid-cols-[12rem_minmax(0,1fr)]">
      <h2 className="text-lg lg:pt-6">{title}</h2>
      <div className="grid gap-6 panel p-5 sm:p-6">{children}</div>
    </section>
  )
}

const said = (text: TextsOf<'settings'>) =>
  ({
    saved: { tone: 'good', words: text.saved },
    refused: { tone: 'bad', words: text.refused },
    unreachable: { tone: 'bad', words: text.unreachable },
  }) as const

function Outcome({ outcome }: { outcome: SettingsOutcome | null }) {
  const text = useTexts('settings')
  if (outcome === null) return null
  const { tone, words } = said(text)[outcome.kind]
  return (
    <Notice tone={tone} announced>
      {words}
    </Notice>
  )
}

import { useState } from 'react'
import { Field } from '#components/ui/field'
import { nextStep, typedStepsSchema, defaultIntervals } from '#domain/schedule/intervals'
import { settingsMessages as text } from '#messages/settings'
import { daysPerMonth, formatInterval } from '#messages/format-interval'

const names = ['learningMinutes', 'relearningMinutes', 'longestDays', 'leechLapses'] as const
type Name = (typeof names)[number]

interface SettingsIntervalsProps {
  values: Record<Name, string>
  /** Learned cards. */
  cards: number
  /** How many cards were forgotten how often. */
  lapses: { lapses: number; cards: number }[]
  errorOf: (name: Name) => string | undefined
  onChange: (name: Name, value: string) => void
}

/** The times and limits that most people leave as they are, with what each leads to. */
export function SettingsIntervals({ values, cards, lapses, errorOf, onChange }: SettingsIntervalsProps) {
  const [isOpen, setIsOpen] = useState(false)
  const isRefused = names.some((name) => errorOf(name) !== undefined)
  const field = (name: Name, hint: string, consequence: string | null) => (
    <Field
      name={name}
      label={text[name]}
      hint={consequence === null ? hint : `${hint} ${consequence}`}
      error={errorOf(name)}
    >
      {(control) => (
        <input
          {...control}
          inputMode="numeric"
          value={values[name]}
          onChange={(event) => onChange(name, event.target.value)}
        />
      )}
    </Field>
  )
  const days = Number(values.longestDays)
  const leech = Number(values.leechLapses)
  return (
    <details open={isOpen || isRefused} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="min-h-11 cursor-pointer py-2 font-[600]">{text.stepsAndLimits}</summary>
      <div className="grid gap-6 pt-2">
        {field('learningMinutes', text.stepsHint, stepsLead(values.learningMinutes, 'New'))}
        {field('relearningMinutes', text.stepsHint, stepsLead(values.relearningMinutes, 'Relearning'))}
        {field(
          'longestDays',
          text.longestHint,
          cards > 0 && days > 0 ? text.longestCost(cards, Math.ceil((cards * daysPerMonth) / days)) : null,
        )}
        {field(
          'leechLapses',
          text.leechHint,
          leech > 0
            ? text.leechCost(lapses.reduce((sum, each) => sum + (each.lapses >= leech ? each.cards : 0), 0))
            : null,
        )}
      </div>
    </details>
  )
}

/** What some steps do to a card; null while they are none. */
function stepsLead(typed: string, state: 'New' | 'Relearning'): string | null {
  const parsed = typedStepsSchema.safeParse(typed)
  if (!parsed.success) return null
  const intervals = { ...defaultIntervals, learningMinutes: parsed.data, relearningMinutes: parsed.data }
  const [again, hard, good] = ([1, 2, 3] as const).map((rating) => {
    const step = nextStep({ state }, rating, intervals)
    return step === null ? text.someDays : formatInterval({ kind: 'minutes', minutes: step.minutes })
  })
  const card = state === 'New' ? text.newCard : text.forgottenCard
  return text.stepsLead(card, again ?? '', hard ?? '', good ?? '')
}

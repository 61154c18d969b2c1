import { useState } from 'react'
import { Field } from '#components/ui/field'
import { nextStep, typedStepsSchema, defaultIntervals } from '#domain/schedule/intervals'
import { useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'
import { daysPerMonth, formatInterval } from '#messages/format-interval'

const names = ['learningMinutes', 'relearningMinutes', 'longestDays', 'leechLapses'] as const
type Name = (typeof names)[number]

interface SettingsIntervalsProps {
  /** The fields' initial texts. */
  values: Record<Name, string>
  /** How many cards the learner has learned. */
  cards: number
  /** How many cards were forgotten so many times. */
  lapses: { lapses: number; cards: number }[]
  errorOf: (name: Name) => string | undefined
}

/** The steps and limits that most learners leave alone, with the effect of each. */
export function SettingsIntervals({ values, cards, lapses, errorOf }: SettingsIntervalsProps) {
  const intervals = useTexts('intervals')
  const text = useTexts('settings')
  const [isOpen, setIsOpen] = useState(false)
  const isRefused = names.some((name) => errorOf(name) !== undefined)
  const field = (name: Name, hint: string, leadsTo: (typed: string) => string | null) => (
    <IntervalField name={name} value={values[name]} hint={hint} error={errorOf(name)} leadsTo={leadsTo} />
  )
  const longestCost = (typed: string) => {
    const days = Number(typed)
    return cards > 0 && days > 0
      ? text.longestCost({ learned: cards, perMonth: Math.ceil((cards * daysPerMonth) / days) })
      : null
  }
  const leechCost = (typed: string) => {
    const leech = Number(typed)
    const leeches = lapses.filter((each) => each.lapses >= leech)
    return leech > 0 ? text.leechCost({ n: leeches.reduce((sum, each) => sum + each.cards, 0) }) : null
  }
  return (
    <details open={isOpen || isRefused} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="disclosure font-[600]">{text.stepsAndLimits}</summary>
      <div className="grid gap-6 pt-2">
        {field('learningMinutes', text.stepsHint, (typed) => stepsLead(text, intervals, typed, 'New'))}
        {field('relearningMinutes', text.stepsHint, (typed) =>
          stepsLead(text, intervals, typed, 'Relearning'),
        )}
        {field('longestDays', text.longestHint, longestCost)}
        {field('leechLapses', text.leechHint, leechCost)}
      </div>
    </details>
  )
}

interface IntervalFieldProps {
  name: Name
  value: string
  hint: string
  error: string | undefined
  /** What a typed value would do; null if nothing can be said. */
  leadsTo: (typed: string) => string | null
}

function IntervalField({ name, value, hint, error, leadsTo }: IntervalFieldProps) {
  const text = useTexts('settings')
  const [typed, setTyped] = useState(value)
  const consequence = leadsTo(typed)
  return (
    <Field
      name={name}
      label={text[name]}
      hint={consequence === null ? hint : `${hint} ${consequence}`}
      error={error}
    >
      {(control) => (
        <input
          {...control}
          inputMode="numeric"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
    </Field>
  )
}

/** Says what learning steps do to a card; null while they are invalid. */
function stepsLead(
  text: TextsOf<'settings'>,
  spans: TextsOf<'intervals'>,
  typed: string,
  state: 'New' | 'Relearning',
): string | null {
  const parsed = typedStepsSchema.safeParse(typed)
  if (!parsed.success) return null
  const intervals = { ...defaultIntervals, learningMinutes: parsed.data, relearningMinutes: parsed.data }
  const [again, hard, good] = ([1, 2, 3] as const).map((rating) => {
    const step = nextStep({ state }, rating, intervals)
    return step === null ? text.someDays : formatInterval(spans, { kind: 'minutes', minutes: step.minutes })
  })
  const card = state === 'New' ? text.newCard : text.forgottenCard
  return text.stepsLead({ card, again: again ?? '', hard: hard ?? '', good: good ?? '' })
}

import { Field } from '#components/ui/field'
import { useTexts } from '#texts'
import type { TextsOf } from '#messages/rooms'

const hints = (text: TextsOf<'settings'>) => ({
  newCardsPerDay: text.newCardsHint,
  reviewsPerDay: text.reviewsHint,
  maxMinutes: text.maxMinutesHint,
})
const names = ['newCardsPerDay', 'reviewsPerDay', 'maxMinutes'] as const
type Name = (typeof names)[number]

interface SettingsLimitsProps {
  values: Record<Name, string>
  errorOf: (name: Name) => string | undefined
}

/** How many cards a day brings at most, and how many minutes. */
export function SettingsLimits({ values, errorOf }: SettingsLimitsProps) {
  const text = useTexts('settings')
  return names.map((name) => (
    <Field key={name} name={name} label={text[name]} hint={hints(text)[name]} error={errorOf(name)}>
      {(control) => <input {...control} inputMode="numeric" defaultValue={values[name]} />}
    </Field>
  ))
}

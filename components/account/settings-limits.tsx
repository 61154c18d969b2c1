import { Field } from '#components/ui/field'
import { settingsMessages as text } from '#messages/settings'

const hints = {
  newCardsPerDay: text.newCardsHint,
  reviewsPerDay: text.reviewsHint,
  maxMinutes: text.maxMinutesHint,
}
const names = ['newCardsPerDay', 'reviewsPerDay', 'maxMinutes'] as const
type Name = (typeof names)[number]

interface SettingsLimitsProps {
  values: Record<Name, string>
  errorOf: (name: Name) => string | undefined
}

/** How many cards a day brings at most, and how many minutes. */
export function SettingsLimits({ values, errorOf }: SettingsLimitsProps) {
  return names.map((name) => (
    <Field key={name} name={name} label={text[name]} hint={hints[name]} error={errorOf(name)}>
      {(control) => <input {...control} inputMode="numeric" defaultValue={values[name]} />}
    </Field>
  ))
}

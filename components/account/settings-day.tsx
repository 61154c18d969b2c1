import { Field } from '#components/ui/field'
import { useTexts } from '#texts'

const hours = Array.from({ length: 24 }, (_, hour) => hour)
type Name = 'goalMinutes' | 'timeZone' | 'rolloverHour'

interface SettingsDayProps {
  values: Record<Name, string>
  timeZones: string[]
  errorOf: (name: Name) => string | undefined
}

/** How much a day is to hold, and how days are counted: in which zone, and from which hour. */
export function SettingsDay({ values, timeZones, errorOf }: SettingsDayProps) {
  const text = useTexts('settings')
  return (
    <>
      <Field name="goalMinutes" label={text.goalMinutes} hint={text.goalHint} error={errorOf('goalMinutes')}>
        {(control) => <input {...control} inputMode="numeric" defaultValue={values.goalMinutes} />}
      </Field>
      <Field name="timeZone" label={text.timeZone} hint={text.timeZoneHint} error={errorOf('timeZone')}>
        {(control) => (
          <>
            <input {...control} list="time-zones" defaultValue={values.timeZone} spellCheck={false} />
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
          <select {...control} defaultValue={values.rolloverHour}>
            {hours.map((hour) => (
              <option key={hour} value={hour}>
                {text.hour({ hour: String(hour).padStart(2, '0') })}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  )
}

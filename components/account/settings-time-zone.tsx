import { Field } from '#components/ui/field'
import { settingsMessages as text } from '#messages/settings'

interface SettingsTimeZoneProps {
  value: string
  timeZones: string[]
  error: string | undefined
  onChange: (value: string) => void
}

/** The zone in which days are counted. */
export function SettingsTimeZone({ value, timeZones, error, onChange }: SettingsTimeZoneProps) {
  return (
    <Field name="timeZone" label={text.timeZone} hint={text.timeZoneHint} error={error}>
      {(control) => (
        <>
          <input
            {...control}
            list="time-zones"
            value={value}
            onChange={(event) => onChange(event.target.value)}
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
  )
}

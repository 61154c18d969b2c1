import { Field } from '#components/ui/field'
import { languages } from '#domain/interface-language'
import { languageNames } from '#messages/language-names'
import { useTexts } from '#texts'

interface SettingsLanguageProps {
  value: string
  error: string | undefined
}

/** In which language the app speaks. */
export function SettingsLanguage({ value, error }: SettingsLanguageProps) {
  const text = useTexts('settings')
  return (
    <Field name="language" label={text.language} hint={text.languageHint} error={error}>
      {(control) => (
        <select {...control} defaultValue={value}>
          <option value="browser">{text.browserLanguage}</option>
          {languages.map((language) => (
            <option key={language} value={language} lang={language}>
              {languageNames[language]}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

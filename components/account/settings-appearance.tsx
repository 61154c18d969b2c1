import { useTexts } from '#texts'

const appearances = ['system', 'light', 'dark'] as const

/** Whether the app is light or dark. */
export function SettingsAppearance({ value }: { value: string }) {
  const text = useTexts('settings')
  return (
    <fieldset>
      <legend className="sr-only">{text.brightness}</legend>
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
              value={appearance}
              defaultChecked={value === appearance}
            />
            {text.appearances[appearance]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface SettingsChoiceProps {
  name: string
  label: string
  hint: string
  isOn: boolean
}

/** A setting that is on or off. */
export function SettingsChoice({ name, label, hint, isOn }: SettingsChoiceProps) {
  return (
    <label className="flex min-h-11 items-start gap-3">
      {/* A box that is not checked sends nothing; of two values the last one counts. */}
      <input type="hidden" name={name} value="no" />
      <input
        type="checkbox"
        name={name}
        className="mt-1 size-5 shrink-0 accent-accent"
        value="yes"
        defaultChecked={isOn}
      />
      <span>
        <span className="block font-[600]">{label}</span>
        <span className="block text-sm text-muted">{hint}</span>
      </span>
    </label>
  )
}

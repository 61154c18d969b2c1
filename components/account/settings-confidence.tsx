import { settingsMessages as text } from '#messages/settings'

/** Whether to ask how sure the learner is before a graded answer is shown. */
export function SettingsConfidence({ isAsked }: { isAsked: boolean }) {
  return (
    <label className="flex min-h-11 items-start gap-3">
      {/* A box that is not checked sends nothing; of two values the last one counts. */}
      <input type="hidden" name="asksConfidence" value="no" />
      <input
        type="checkbox"
        name="asksConfidence"
        className="mt-1 size-5 shrink-0 accent-accent"
        value="yes"
        defaultChecked={isAsked}
      />
      <span>
        <span className="block font-[600]">{text.asksConfidence}</span>
        <span className="block text-sm text-muted">{text.asksConfidenceHint}</span>
      </span>
    </label>
  )
}

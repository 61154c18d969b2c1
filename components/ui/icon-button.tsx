import type { LucideIcon } from 'lucide-react'

interface IconButtonProps {
  icon: LucideIcon
  label: string
  isOff?: boolean
  className?: string
  onPress: () => void
}

/** A button that shows an icon alone; its label is read out and shown as a tip. */
export function IconButton({ icon: Icon, label, isOff = false, className = '', onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      // Not `disabled`, because a button that is disabled while it has the focus loses it.
      aria-disabled={isOff}
      onClick={() => {
        if (!isOff) onPress()
      }}
      className={`inline-flex size-11 items-center justify-center rounded-sm text-ink hover:bg-sunken hover:text-accent aria-disabled:text-line-strong ${className}`}
    >
      <Icon className="size-5" aria-hidden="true" />
    </button>
  )
}

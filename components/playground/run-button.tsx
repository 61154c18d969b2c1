import { Play, Square } from 'lucide-react'
import { Button } from '#components/ui/button'
import { playgroundMessages as text } from '#messages/playground'

interface RunButtonProps {
  isBusy: boolean
  label?: string
  disabled?: boolean
  onRun: () => void
  onStop: () => void
}

/** Runs a program, and stops it while it runs. */
export function RunButton({ isBusy, label = text.run, disabled = false, onRun, onStop }: RunButtonProps) {
  const Icon = isBusy ? Square : Play
  return (
    <Button
      onClick={isBusy ? onStop : onRun}
      disabled={disabled && !isBusy}
      aria-keyshortcuts={isBusy ? undefined : 'Control+Enter'}
    >
      <Icon className="size-4" aria-hidden="true" />
      {isBusy ? text.stop : label}
    </Button>
  )
}

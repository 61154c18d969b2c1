import { Play, Square } from 'lucide-react'
import { Button } from '#components/ui/button'
import { useTexts } from '#texts'

interface RunButtonProps {
  isBusy: boolean
  label?: string
  disabled?: boolean
  onRun: () => void
  onStop: () => void
}

/** Runs a program, and stops it while it runs. */
export function RunButton({ isBusy, label, disabled = false, onRun, onStop }: RunButtonProps) {
  const text = useTexts('playground')
  const Icon = isBusy ? Square : Play
  return (
    <Button
      onClick={isBusy ? onStop : onRun}
      disabled={disabled && !isBusy}
      aria-keyshortcuts={isBusy ? undefined : 'Control+Enter'}
    >
      <Icon className="size-4" aria-hidden="true" />
      {isBusy ? text.stop : (label ?? text.run)}
    </Button>
  )
}

import { RunInPlace } from '#components/timeline/show-run'
import type { PlaceInRun } from '#domain/trace/place-in-run'
import type { SingleRun } from '#sandbox/browser'

interface OwnRunProps {
  source: string
  performance: SingleRun
  opensAt?: PlaceInRun | null
}

/** The timeline of a program that was run in this page. */
export function OwnRun({ source, performance: { record, trace }, opensAt = null }: OwnRunProps) {
  const { outcome, summary } = record
  const load = () => Promise.resolve({ run: { source, html: null, trace, outcome, summary } })
  return <RunInPlace load={load} opensAt={opensAt} />
}

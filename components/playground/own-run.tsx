import { RunInPlace } from '#components/timeline/show-run'
import type { PlaceInRun } from '#domain/trace/place-in-run'
import type { SingleRun } from '#sandbox/browser'

interface OwnRunProps {
  source: string
  performance: SingleRun
  /** The language of what it prints; null if it cannot be told. */
  language?: string | null
  opensAt?: PlaceInRun | null
}

/** The timeline of a program that was run in this page. */
export function OwnRun({
  source,
  performance: { record, trace },
  language = null,
  opensAt = null,
}: OwnRunProps) {
  const { outcome, summary } = record
  const load = () => Promise.resolve({ run: { source, html: null, trace, outcome, summary } })
  return <RunInPlace load={load} language={language} opensAt={opensAt} />
}

'use client'

import type { TimelineProps } from '#browser/timeline/timeline-props'
import { LineTimeline } from '#components/timeline/line-timeline'
import { LoopTimeline } from '#components/timeline/loop-timeline'

/** A recorded run to step through: line by line, or step by step of its event loop. */
export function Timeline(props: TimelineProps) {
  const { lines } = props.run.trace
  return lines == null ? <LoopTimeline {...props} /> : <LineTimeline {...props} lines={lines} />
}

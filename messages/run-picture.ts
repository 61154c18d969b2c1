import { runPicture, type WordsOfRun } from '#domain/exchange/run-picture'
import type { RecordedRun } from '#domain/trace/run-story'
import { inSeconds } from '#messages/run-phrases'
import { runWords } from '#messages/run-words'
import { timelineMessages as text } from '#messages/timeline'

const wordsOf: WordsOfRun = (labels) => ({
  title: text.title,
  lane: (lane) => (lane.kind === 'task' ? lane.label : text[lane.kind]),
  ...{ clock: text.clock, output: text.output },
  seconds: inSeconds,
  wait: runWords(labels).briefly,
})

/** The picture of a run for other programs, in the words of the interface; null if none can be drawn. */
export const drawRun = (run: RecordedRun): string | null => runPicture(run, wordsOf)

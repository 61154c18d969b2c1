import { localeOf, type Language } from '#domain/interface-language'
import { runPicture, type WordsOfRun } from '#domain/exchange/run-picture'
import type { RecordedRun } from '#domain/trace/run-story'
import { inSeconds } from '#messages/in-seconds'
import { runWords } from '#messages/run-words'
import { textsIn } from '#messages/texts-in'

/** Draws the pictures of runs for other programs, with words in a language; null of those that cannot be drawn. */
export function runDrawer(language: Language): (run: RecordedRun) => string | null {
  const text = textsIn(language, 'timeline')
  const locale = localeOf(language)
  const wordsOf: WordsOfRun = (labels) => ({
    title: text.title,
    lane: (lane) => (lane.kind === 'task' ? lane.label : text[lane.kind]),
    ...{ clock: text.clock, output: text.output },
    seconds: (seconds) => inSeconds(locale, seconds),
    wait: runWords(textsIn(language, 'run'), locale, labels).briefly,
  })
  return (run) => runPicture(run, wordsOf)
}

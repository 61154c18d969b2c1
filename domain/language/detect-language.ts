import { eld } from 'eld/small'

/** As much of a text as is looked at: enough for a certain answer. */
const maxChars = 4_000

/** The language that a text is written in, as an ISO 639-1 code; null if it is too short to tell. */
export function detectLanguage(text: string): string | null {
  const detected = eld.detect(text.slice(0, maxChars))
  return detected.isReliable() ? detected.language : null
}

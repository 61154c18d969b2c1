import type { LessonPart } from '#domain/lesson/lesson-part'
import { totalMinutes, type SectionMinutes } from '#domain/lesson/section-minutes'

/** A stretch of a lesson that is read at one sitting. */
export interface LessonSection {
  /** In order; never empty. */
  parts: [LessonPart, ...LessonPart[]]
  minutes: SectionMinutes
}

// An adult reads about 240 words of English a minute (Brysbaert, “How many words do we read per minute?”, 2019), and a
// text with code in it more slowly.
const wordsPerMinute = 200
// Of 162 programmers who were asked for the output of ten Python programs of 3 to 24 lines, half were done with one within
// 55 seconds and a quarter within 33 (the published data of Hansen, Goldstone and Lumsdaine, “What makes code hard to
// understand?”, arXiv 1304.5257). Who only reads takes no longer than those who are quick.
const minutesPerProgram: SectionMinutes = { reading: 0.5, predicting: 1 }
/** Even a heading without text takes a moment. */
const minutesPerPart = 0.05

const shortest = 3
const longest = 5
/** Parts that take longer than this together are never tried as one section. */
const tooLong = 3 * longest
/** Price of a section that begins at a heading one level below the highest. */
const priceOfLevel = 0.25

/**
 * Divides a lesson into sections of three to five minutes, if every program is predicted. Sections begin at headings, best at those of the highest level,
 * so a part that takes longer stays whole, and small neighbours become one section. Of all divisions, this is the one
 * whose sections deviate least from three to five minutes, by the sum of the squares.
 *
 * @param parts in order
 * @param programLines lines in which the code blocks that were run begin
 */
export function divideLesson(parts: readonly LessonPart[], programLines: readonly number[]): LessonSection[] {
  const minutes = minutesOfParts(parts, programLines)
  const highest = Math.min(...parts.map(({ level }) => level))
  // best[n] is the cheapest division of the first n parts, and where its last section begins.
  const best: { price: number; from: number }[] = [{ price: 0, from: 0 }]
  for (let end = 1; end <= parts.length; end++) {
    let cheapest = { price: Infinity, from: end - 1 }
    let taken = 0
    for (let from = end - 1; from >= 0; from--) {
      taken += minutes[from]?.predicting ?? 0
      if (taken > tooLong && from < end - 1) break
      const level = from === 0 ? highest : (parts[from]?.level ?? highest)
      const price = (best[from]?.price ?? 0) + deviation(taken) ** 2 + priceOfLevel * (level - highest)
      if (price < cheapest.price) cheapest = { price, from }
    }
    best.push(cheapest)
  }
  const sections: LessonSection[] = []
  for (let end = parts.length; end > 0; end = best[end]?.from ?? 0) {
    const from = best[end]?.from ?? 0
    const [first, ...others] = parts.slice(from, end)
    if (first === undefined) break
    sections.push({ parts: [first, ...others], minutes: totalMinutes(minutes.slice(from, end)) })
  }
  return sections.reverse()
}

const deviation = (minutes: number) => Math.max(0, shortest - minutes, minutes - longest)

function minutesOfParts(parts: readonly LessonPart[], programLines: readonly number[]): SectionMinutes[] {
  return parts.map((part, i): SectionMinutes => {
    const end = parts[i + 1]?.line ?? Infinity
    const programs = programLines.filter((line) => line >= part.line && line < end).length
    const text = minutesPerPart + part.words / wordsPerMinute
    return {
      reading: text + programs * minutesPerProgram.reading,
      predicting: text + programs * minutesPerProgram.predicting,
    }
  })
}

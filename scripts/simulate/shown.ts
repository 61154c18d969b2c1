import { knowledgeStates } from '#domain/progress/knowledge'
import { stabilityLimits } from '#domain/progress/memory-today'
import type { Told } from './from-log.ts'
import type { Shown } from './live.ts'

/** What the pages show, by the names under which `toldByLog` computes the same. */
export function toldByPages({ progress, memory, beliefs, today }: Shown): Told {
  const told: Told = new Map()
  for (const state of knowledgeStates) told.set(`cards ${state}`, progress.cardsBy[state])
  for (const { id, state, tests, mastery, predictedRecall } of progress.concepts) {
    told.set(`${id}: state`, state)
    told.set(`${id}: graded tests passed`, tests.graded.passed)
    told.set(`${id}: graded tests`, tests.graded.of)
    told.set(`${id}: other tests passed`, tests.selfGraded.passed)
    told.set(`${id}: other tests`, tests.selfGraded.of)
    told.set(`${id}: new questions right`, mastery.passed)
    told.set(`${id}: new questions`, mastery.of)
    told.set(`${id}: recall today`, predictedRecall)
  }
  told.set('recall rate, passed', progress.passRate.graded?.passed ?? null)
  told.set('recall rate, tests', progress.passRate.graded?.of ?? null)
  told.set('graded tests passed', memory.graded.passed)
  told.set('graded tests', memory.graded.of)
  told.set('graded tests predicted', memory.graded.predicted)
  told.set('rmse', memory.calibration.rmse)
  told.set('log loss', memory.calibration.logLoss)
  told.set('mature tests passed', memory.retention.mature.passed)
  told.set('mature tests', memory.retention.mature.of)
  for (const { month, passed, of, predicted } of memory.months) {
    told.set(`month ${month}: passed`, passed)
    told.set(`month ${month}: tests`, of)
    told.set(`month ${month}: predicted`, predicted)
  }
  for (const { kind, passed, of } of memory.kinds) {
    told.set(`kind ${kind}: passed`, passed)
    told.set(`kind ${kind}: tests`, of)
  }
  told.set('today: answers', today.rated)
  told.set('today: minutes', today.minutesStudied)
  for (const { studyDay, ratings, forgotten } of progress.reviewsPerDay) {
    told.set(`day ${studyDay}: answers`, ratings)
    told.set(`day ${studyDay}: forgotten`, forgotten)
  }
  for (const { studyDay, millis } of memory.minutes) told.set(`day ${studyDay}: milliseconds`, millis)
  tellMemory(told, memory)
  for (const [level, { passed, of }] of Object.entries(beliefs.confidence.right)) {
    told.set(`${level}: answers`, of)
    told.set(`${level}: right`, passed)
  }
  return told
}

function tellMemory(told: Told, { recall, byStability, byDifficulty, byHour }: Shown['memory']): void {
  const groups = [
    ...(recall.all === null ? [] : [{ name: 'all cards', ...recall.all }]),
    ...recall.lessons.map(({ title, ...of }) => ({ name: `lesson ${title}`, ...of })),
    ...recall.facets.map(({ facet, ...of }) => ({ name: `facet ${facet}`, ...of })),
  ]
  for (const { name, cards, recall: mean } of groups) {
    told.set(`${name}: remembered`, cards)
    told.set(`${name}: recall today`, mean)
  }
  for (const [i, from] of stabilityLimits.entries())
    told.set(`stability from ${from} days: cards`, byStability[i] ?? null)
  for (const [i, cards] of byDifficulty.entries()) told.set(`difficulty ${i + 1}: cards`, cards)
  for (const [hour, answers] of byHour.entries()) told.set(`hour ${hour}: answers`, answers)
}

/** Both compute with floating-point numbers, in another order. */
const tolerance = 1e-6

/** The names of what is told differently, each with both. */
export function differences(pages: Told, log: Told): string[] {
  const names = new Set([...pages.keys(), ...log.keys()])
  return [...names].flatMap((name) => {
    const [shown, computed] = [pages.get(name), log.get(name)]
    const isSame =
      typeof shown === 'number' && typeof computed === 'number'
        ? Math.abs(shown - computed) <= tolerance * Math.max(1, Math.abs(computed))
        : shown === computed
    return isSame ? [] : [`${name} is ${shown}, and by the log ${computed}`]
  })
}

/** Where something is not a number, or infinite, among everything that is told. */
export function notFinite(value: unknown, name = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${name} is ${value}`]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => notFinite(part, `${name}/${key}`))
}

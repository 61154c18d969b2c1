import type { QuestionContext, ProgramQuestion } from '#domain/items/program/program-question'

/** Seconds as a learner types them: a multiple of a tenth, else null (item rule E46). */
export function typeableSeconds(seconds: number): string | null {
  const rounded = Math.round(seconds * 10) / 10
  return seconds > 0 && Math.abs(seconds - rounded) < 1e-6 ? String(rounded) : null
}

/** How long a program takes, if time passes in it. */
export function askSeconds({ program, run, preamble }: QuestionContext): ProgramQuestion[] {
  const seconds = typeableSeconds(run.seconds)
  if (seconds === null || run.outcome === 'deadlock' || printsSeconds(run.stdout, seconds)) return []
  if (isOnlySleep(program.source, seconds)) return []
  const prompt = `${preamble}How many seconds does this program take, if only waiting takes time?`
  return [{ kind: 'how-long', prompt, answer: seconds, options: [] }]
}

/** A program that sleeps once, for as long as it says, can be read off. */
function isOnlySleep(source: string, seconds: string): boolean {
  const waits = [...source.matchAll(/\b(?:sleep|timeout|wait_for)\b(?:\s*[(=]\s*([\d.]+))?/gu)]
  return waits.length === 1 && Number(waits[0]?.[1]) === Number(seconds)
}

/** A program that prints its own duration asks for it already. */
function printsSeconds(stdout: string, seconds: string): boolean {
  return (
    new RegExp(`(?<![\\d.])${seconds.replace('.', '\\.')}(?:\\.0+)?(?![\\d.])`, 'u').test(stdout) &&
    /\b(?:s|secs?|seconds?|took|elapsed|time)\b/iu.test(stdout)
  )
}

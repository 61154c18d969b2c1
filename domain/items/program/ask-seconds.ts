import type { QuestionContext, ProgramQuestion } from '#domain/items/program/program-question'

/** Seconds as a learner would type them; null if they are not a positive multiple of a tenth (item rule E46). */
export function typeableSeconds(seconds: number): string | null {
  const rounded = Math.round(seconds * 10) / 10
  return seconds > 0 && Math.abs(seconds - rounded) < 1e-6 ? String(rounded) : null
}

/** Asks how many virtual seconds a program takes, if it takes any. */
export function askSeconds({ program, run, phrases, preamble }: QuestionContext): ProgramQuestion[] {
  const seconds = typeableSeconds(run.seconds)
  if (seconds === null || run.outcome === 'deadlock' || printsSeconds(run.stdout, seconds)) return []
  if (isOnlySleep(program.source, seconds)) return []
  const prompt = preamble + phrases.askSeconds
  return [{ kind: 'how-long', prompt, answer: seconds, options: [] }]
}

/** Whether the program's only wait states its duration, so that the answer is visible in the code. */
function isOnlySleep(source: string, seconds: string): boolean {
  const waits = [...source.matchAll(/\b(?:sleep|timeout|wait_for)\b(?:\s*[(=]\s*([\d.]+))?/gu)]
  return waits.length === 1 && Number(waits[0]?.[1]) === Number(seconds)
}

/** Whether a program prints its own duration, which the question about the output already asks for. */
function printsSeconds(stdout: string, seconds: string): boolean {
  return (
    new RegExp(`(?<![\\d.])${seconds.replace('.', '\\.')}(?:\\.0+)?(?![\\d.])`, 'u').test(stdout) &&
    /\b(?:s|secs?|seconds?|took|elapsed|time)\b/iu.test(stdout)
  )
}

import { z } from 'zod'
import { programSchema } from '#domain/program/program'

const shared = {
  /** `<id of the program>/<kind>`. */
  id: z.string(),
  concepts: z.array(z.string()),
  /** First line of the program's block in the lesson's file, 1-based. */
  line: z.int().positive(),
  /** What the learner's program must do when it is run. */
  goal: z.object({
    stdout: z.string(),
    /** Virtual seconds that it may take at most. */
    seconds: z.number().min(0),
  }),
  /** A program that does it. */
  solution: z.string(),
}

/**
 * Practice in the learner's own browser: what is made there is run and compared with the goal. It never rates and never
 * counts, as nobody but the learner sees the run.
 */
export const exerciseSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('fix-the-bug'),
    ...shared,
    /** What the learner begins with. */
    program: programSchema,
    /** The lines of the program that are to be changed: a hint. */
    faultyLines: z.array(z.int().positive()),
    /** The misconception that leads to the mistake. */
    misconception: z.string(),
  }),
  z.object({
    kind: z.literal('parsons'),
    ...shared,
    /** The program around the lines: set-up, modules, network and input; its source is empty. */
    program: programSchema,
    /** Lines in the order in which they are shown, each with its indentation in characters. */
    lines: z.array(z.object({ text: z.string(), indent: z.int().min(0), isNeeded: z.boolean() })),
  }),
])
export type Exercise = z.infer<typeof exerciseSchema>

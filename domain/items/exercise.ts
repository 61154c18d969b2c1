import { z } from 'zod'
import { programSchema } from '#domain/program/program'

const shared = {
  /** `<id of the program>/<kind>`. */
  id: z.string(),
  concepts: z.array(z.string()),
  /** First line of the program's block in the lesson's file, 1-based. */
  line: z.int().positive(),
  /** What the learner's program must do when it runs. */
  goal: z.object({
    stdout: z.string(),
    /** Most virtual seconds that it may take. */
    seconds: z.number().min(0),
  }),
  /** Source of a program that reaches the goal. */
  solution: z.string(),
}

/**
 * Practice in the learner's own browser, which runs the learner's program and compares the run with the goal. It is
 * never rated and never counts, because the server cannot verify the run.
 */
export const exerciseSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('fix-the-bug'),
    ...shared,
    /** The faulty program. */
    program: programSchema,
    /** Line numbers of the program that must change, 1-based; shown as a hint. */
    faultyLines: z.array(z.int().positive()),
    /** Id of the misconception behind the bug. */
    misconception: z.string(),
  }),
  z.object({
    kind: z.literal('parsons'),
    ...shared,
    /** Set-up, modules, network and input of the program; its source is empty. */
    program: programSchema,
    /** The lines in the order shown, with their indentation in characters; those not needed are distractors. */
    lines: z.array(z.object({ text: z.string(), indent: z.int().min(0), isNeeded: z.boolean() })),
  }),
])
export type Exercise = z.infer<typeof exerciseSchema>

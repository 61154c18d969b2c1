/** How sure a learner is of an answer before seeing whether it is right, in ascending order. */
export const confidences = ['guess', 'think', 'sure'] as const
export type Confidence = (typeof confidences)[number]

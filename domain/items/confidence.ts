/** How sure learners say they are of an answer before they see whether it is right, from least to most. */
export const confidences = ['guess', 'think', 'sure'] as const
export type Confidence = (typeof confidences)[number]

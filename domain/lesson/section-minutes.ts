/** How long a stretch of a lesson takes. */
export interface SectionMinutes {
  /** To read it, its programs included. */
  reading: number
  /** To predict what each program does, too. */
  predicting: number
}

/** How long several stretches take together. */
export const totalMinutes = (all: readonly SectionMinutes[]): SectionMinutes => ({
  reading: all.reduce((sum, { reading }) => sum + reading, 0),
  predicting: all.reduce((sum, { predicting }) => sum + predicting, 0),
})

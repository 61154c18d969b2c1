/** 1 Again, 2 Hard, 3 Good, 4 Easy. Only Again means forgotten; Hard is a pass. */
export const ratings = [1, 2, 3, 4] as const
export type Rating = (typeof ratings)[number]

/** A whole number of minutes, of which even the shortest time takes one. */
export const atLeastOne = (minutes: number): number => Math.max(1, Math.round(minutes))

/** What a check of the installation has found. */
export type Finding =
  | { kind: 'good'; text: string }
  /** `advice` says what to do. */
  | { kind: 'warning' | 'fault'; text: string; advice: string }

/** A number of things, such as `1 card` or `2 cards`. */
export const counted = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

export const good = (text: string): Finding => ({ kind: 'good', text })
export const warning = (text: string, advice: string): Finding => ({ kind: 'warning', text, advice })
export const fault = (text: string, advice: string): Finding => ({ kind: 'fault', text, advice })

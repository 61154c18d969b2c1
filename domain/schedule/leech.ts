/** From this many lapses on, unless a learner wishes otherwise, repeating alone does not help a card. */
export const defaultLeechLapses = 6

/** Whether a card keeps being forgotten: it needs another way in. */
export const isLeech = ({ lapses }: { lapses: number }, leechLapses: number) => lapses >= leechLapses

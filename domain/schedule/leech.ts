/** From this many lapses on, repeating alone does not help a card: it needs another way in. */
export const leechLapses = 6

/** Whether a card keeps being forgotten. */
export const isLeech = ({ lapses }: { lapses: number }) => lapses >= leechLapses

/** The default number of lapses from which a card is a leech. */
export const defaultLeechLapses = 6

/** Whether a card has been forgotten so often that repeating it does not help: it needs another explanation. */
export const isLeech = ({ lapses }: { lapses: number }, leechLapses: number) => lapses >= leechLapses

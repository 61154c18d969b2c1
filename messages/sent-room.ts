/**
 * How the texts of a room are sent to the browser: as the address of a file, which it keeps, or as the messages themselves
 * in JSON, where there is no such file.
 */
export type SentRoom = string

export const isAddress = (sent: SentRoom): boolean => sent.startsWith('/')

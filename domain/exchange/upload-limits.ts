const mebibyte = 1_024 * 1_024

/** Largest archive of an account that is taken, in bytes; one of 200 000 answers has about 24 MB. Texts on screen name it. */
export const maxArchiveBytes = 32 * mebibyte

/** Largest file with cards that is taken, in bytes. */
export const maxCardFileBytes = 20 * mebibyte

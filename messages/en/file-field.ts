/** Texts of a field for a file. */
export default {
  choose: 'Choose a file',
  none: 'No file chosen',
} as const

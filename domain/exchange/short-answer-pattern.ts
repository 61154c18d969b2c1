/**
 * A text as the pattern that accepts exactly this text. Moodle compares short answers with patterns, in which `*` stands
 * for anything unless a backslash is before it.
 */
export const shortAnswerPattern = (text: string): string => text.replaceAll('*', '\\*')

/** How many characters of white space a line of a program begins with. */
export const indentOf = (line: string): number => line.length - line.trimStart().length

/** The comment by which a block of code says which file it shows: `# shapes.py`. */
const fileNameComment = /^\s*#\s*(?:file(?:name)?\s*:\s*)?(?:[\w-]+\/)*([A-Za-z_]\w*)\.py\b/iu

/** The name of the module that a source says it is, in its first comment; null if it says nothing. */
export const moduleNameIn = (source: string): string | null => fileNameComment.exec(source)?.[1] ?? null

const importLine = /^[ \t]*(?:>>>[ \t]*|\.\.\.[ \t]*)?(?:from|import)[ \t]+([A-Za-z_]\w*)/gmu

/** Names of modules that a text seems to import, without those that stand behind a comma. */
export const importedNames = (text: string): string[] =>
  [...text.matchAll(importLine)].flatMap(([, name]) => name ?? [])

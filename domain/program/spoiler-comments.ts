import type { SourceAnalysis } from '#domain/program/source-analysis'

type SourceComment = SourceAnalysis['comments'][number]

/** Words by which a comment may say what happens. A comment with any of them is not shown in a question. */
const spoilerWords =
  /\b(?:outputs?|prints?|printed|printing|returns?|returned|results?|raises?|raised|errors?|exceptions?|\w+error|yields?|shows?|displays?|true|false|none|waits?|waiting|seconds?|ms|before|after|first|last|then|never|always|not|\w+n[’']t|cannot|only|same|both|together|concurrent(?:ly)?|parallel|order|takes?|happens?|runs?|ran|works?|fails?|failed|succeeds?|changed|unchanged|empty|becomes?|equals?|is|are|was|were|will|now|because|so|since|even|still|also|again|too|until|finally|total|expected|gets?|gives?|like|ignored|skipped|reached|executed|cancel\w*|pauses?|resumes?|blocks?|blocking|yes|no|ok|wrong|correct|bad|good|bug|invalid|valid|allowed)\b/iu
const looksLikeValue = /[\d"'[\]{}=<>→⇒✓✗✅❌]|->|=>|\(\)|:$|\.\.\./u

/** Whether a comment may give away what the program does; true if in doubt. */
function isSpoiler(comment: SourceComment, stdout: string): boolean {
  const text = comment.text.replace(/^#+/u, '').trim()
  if (text === '' || /^!|^-\*-|^(?:type:|noqa|pylint|fmt:)/u.test(text)) return false
  if (/^[\w/.-]+\.py$/u.test(text)) return false
  if (spoilerWords.test(text) || looksLikeValue.test(text) || text.split(/\s+/u).length > 10) return true
  return stdout
    .split('\n')
    .some((line) => line.trim() !== '' && text.toLowerCase().includes(line.trim().toLowerCase()))
}

/**
 * The source without comments that may give away its result (item rule E43). A comment on a line of its own is removed
 * with its line. The returned source is what is shown and run, so line numbers refer to it.
 */
export function removeSpoilerComments(
  source: string,
  comments: readonly SourceComment[],
  stdout = '',
): string {
  const lines: (string | null)[] = source.split('\n')
  let previousRemoved: number | null = null
  for (const comment of [...comments].sort((a, b) => a.line - b.line)) {
    const line = lines[comment.line - 1]
    if (line === undefined || line === null) continue
    const code = line.slice(0, comment.column)
    const isWholeLine = code.trim() === ''
    const continues = isWholeLine && previousRemoved === comment.line - 1
    if (!isSpoiler(comment, stdout) && !continues) continue
    lines[comment.line - 1] = isWholeLine ? null : code.trimEnd()
    previousRemoved = isWholeLine ? comment.line : null
  }
  return lines
    .filter((line) => line !== null)
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/u, '')
    .trimEnd()
}

const claimForms = [
  /^(?:expected\s+)?(?:outputs?|prints?|printed|displays?|shows|result)\s*:\s*(.*)$/iu,
  /^(?:->|=>|→|⇒|==>|>>>)\s*(.+)$/u,
  // Without a colon, only a value that stands alone: `prints 0 to 3` describes the output in words.
  /^(?:outputs?|prints?)\s+(-?\d+(?:\.\d+)?|"[^"]*"|'[^']*'|\[.*\]|\(.*\)|\{.*\})$/iu,
]

export interface ResultClaim {
  /** Line of the comment in the analysed source. */
  line: number
  claim: string
}

/** The text of the comments on the lines right below one, which hold an output of several lines. */
function linesBelow(
  comment: SourceComment,
  comments: readonly SourceComment[],
  lines: readonly string[],
): string {
  const below: string[] = []
  for (let line = comment.line + 1; ; line += 1) {
    const next = comments.find((each) => each.line === line)
    if (next === undefined || (lines[line - 1] ?? '').slice(0, next.column).trim() !== '') break
    below.push(next.text.replace(/^# ?/u, ''))
  }
  return below.join('\n').trim()
}

/** Comments that claim what is printed: `# Output: 5`, `# -> 5`, `# prints 3`, and `# Output:` above several lines. */
export function resultClaims(source: string, comments: readonly SourceComment[]): ResultClaim[] {
  const lines = source.split('\n')
  const claims: ResultClaim[] = []
  for (const comment of comments) {
    const text = comment.text.replace(/^#+/u, '').trim()
    const code = (lines[comment.line - 1] ?? '').slice(0, comment.column)
    if (code.trim() !== '' && !/\bprint\s*\(/u.test(code)) continue
    const said = claimForms
      .map((form) => form.exec(text)?.[1])
      .find((found) => found !== undefined)
      ?.trim()
    if (said === '' && code.trim() === '') {
      const output = linesBelow(comment, comments, lines)
      // A single line may just as well be a remark.
      if (output.includes('\n') && !/\.\.\.|…/u.test(output))
        claims.push({ line: comment.line, claim: output })
      continue
    }
    if (said === undefined || said === '' || /\.\.\.|…/u.test(said)) continue
    const isProse = said.split(/\s+/u).length >= 4 && !/^["'\d[({]/u.test(said)
    if (!isProse) claims.push({ line: comment.line, claim: said })
  }
  return claims
}

/** Whether the output of a run contains what a comment claims, ignoring quotes and trailing remarks. */
export function isConfirmed(claim: string, stdout: string): boolean {
  const fold = (text: string): string =>
    text
      .replace(/[`"'“”‘’\s]+/gu, ' ')
      .trim()
      .replace(/\.$/u, '')
      .toLowerCase()
  const printed = fold(stdout)
  return [claim, claim.replace(/\s*[(（].*$/u, ''), claim.replace(/\s+[-–—,;].*$/u, '')].some(
    (form) => fold(form) !== '' && printed.includes(fold(form)),
  )
}

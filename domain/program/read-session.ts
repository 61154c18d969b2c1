/** An interactive session turned into a program that prints what the session showed. */
export interface Session {
  source: string
  /** The output that the session shows; null if an ellipsis makes it inexact. */
  shown: string | null
  /** Type of the exception that the session ends with; null if it ends with none. */
  raises: string | null
}

interface Example {
  code: string[]
  expected: string[]
}

const statementStart =
  /^(?:import|from|def|class|for|while|if|with|try|async|return|del|assert|raise|pass|global|nonlocal|match|type|print|@)\b|^@/u
const assignment =
  /^[\p{L}_][\p{L}\p{N}_.,\s[\]'"()*-]*(?::[^=]+)?\s*(?:[+\-*/%|&^@]|\*\*|\/\/|<<|>>)?=(?!=)/u

function readExamples(code: string): Example[] {
  const examples: Example[] = []
  for (const raw of code.split('\n')) {
    const line = raw.replace(/^\s*(?=>>>|\.\.\.)/u, '')
    const last = examples.at(-1)
    if (/^>>>(?: |$)/u.test(line)) examples.push({ code: [line.slice(4)], expected: [] })
    else if (/^\.\.\.(?: |$)/u.test(line) && last !== undefined && last.expected.length === 0)
      last.code.push(line.slice(4))
    else if (last !== undefined && raw.trim() !== '')
      last.expected.push(raw.trim() === '<BLANKLINE>' ? '' : raw.trimEnd())
  }
  return examples
}

/**
 * Turns `>>>` lines into a script. An expression whose value the session shows becomes a `print` of it; with
 * `echoCalls` false, bare calls stay as they are, because what they show may be their own printing.
 */
export function readSession(code: string, echoCalls: boolean): Session {
  const lines: string[] = []
  const shown: string[] = []
  let raises: string | null = null
  let isExact = true
  for (const example of readExamples(code)) {
    const [first = '', ...more] = example.code
    const isTraceback = /^Traceback \(/u.test(example.expected[0] ?? '')
    if (isTraceback) {
      lines.push(...example.code)
      raises = /^([A-Za-z_][\w.]*)(?::|$)/u.exec(example.expected.at(-1) ?? '')?.[1] ?? null
      break
    }
    const comment = /\s+#[^'"]*$/u.exec(first)?.[0] ?? ''
    const expression = first.slice(0, first.length - comment.length).trim()
    const isCall = /^[\w.]+\(.*\)$/u.test(expression)
    const isEcho =
      example.expected.length > 0 &&
      !statementStart.test(expression) &&
      !assignment.test(expression) &&
      (echoCalls || !isCall)
    if (isEcho) {
      const isText = /^(?:b?['"])/u.test(example.expected[0] ?? '')
      const whole = [expression, ...more].join('\n')
      lines.push(isText ? `print(repr(${whole}))` : `print(${whole})`)
    } else {
      lines.push(...example.code)
    }
    if (example.expected.some((line) => line.includes('...'))) isExact = false
    shown.push(...example.expected)
  }
  return { source: lines.join('\n').trim(), shown: isExact ? shown.join('\n') : null, raises }
}

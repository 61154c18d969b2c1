import { z } from 'zod'

import { finding, type Finding } from '#domain/findings/finding'
import { cleanText } from '#domain/lesson/plain-text'
import type { NetworkReply } from '#domain/program/program'

/** The wrong output that someone with a misconception would expect, as declared by an author. */
export interface Believer {
  /** Id of a misconception of the course, such as `M59`, or the belief in the author's words. */
  belief: string
  output: string
  line: number
}

/** The combined `<!-- quiz: … -->` comments of a block. */
export interface Annotations {
  id: string | null
  skip: boolean
  concepts: string[]
  kinds: string[]
  requires: string[]
  /** Name of the exception that must end the program. */
  raises: { type: string; line: number } | null
  /** Virtual seconds that the program must take. */
  seconds: { value: number; line: number } | null
  /** Oldest Python version the block holds for, as [major, minor]. */
  python: [number, number] | null
  setup: string
  network: NetworkReply[]
  input: string[]
  /** Output that the author expects, which is checked against the run. */
  expect: { output: string; line: number } | null
  believers: Believer[]
}

export const noAnnotations: Annotations = {
  id: null,
  skip: false,
  concepts: [],
  kinds: [],
  requires: [],
  raises: null,
  seconds: null,
  python: null,
  setup: '',
  network: [],
  input: [],
  expect: null,
  believers: [],
}

/** Whether annotations use only keys that are valid for a paragraph; any other key is meant for a later code block. */
export function applyToText(annotations: Annotations): boolean {
  const names = Object.keys(noAnnotations) as (keyof Annotations)[]
  return names.every(
    (name) => name === 'skip' || name === 'concepts' || annotations[name] === noAnnotations[name],
  )
}

/** An HTML comment: its text without the markers, and its first line in the file. */
export interface Comment {
  text: string
  line: number
}

/** The comments in HTML that starts on line `firstLine` of the file. */
export function findComments(html: string, firstLine: number): Comment[] {
  return [...html.matchAll(/<!--([\s\S]*?)-->/gu)].map((match) => ({
    text: match[1] ?? '',
    line: firstLine + html.slice(0, match.index).split('\n').length - 1,
  }))
}

const idSchema = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u)

export type ReadComment =
  | { kind: 'other' }
  | { kind: 'card'; id: string | null; question: string; answer: string; line: number }
  | { kind: 'annotation'; apply: (to: Annotations) => Annotations }
  | { kind: 'problem'; finding: Finding }

function problem(line: number, found: string, whatToDo: string): ReadComment {
  return { kind: 'problem', finding: finding('G03', { line }, found, whatToDo) }
}

function unquote(text: string): string {
  const inner = /^"([\s\S]*)"$/u.exec(text)?.[1] ?? /^'([\s\S]*)'$/u.exec(text)?.[1]
  if (inner === undefined) return text
  return inner.replace(/\\(n|t|"|'|\\)/gu, (_, char: string) =>
    char === 'n' ? '\n' : char === 't' ? '\t' : char,
  )
}

/** The trimmed, non-empty parts of `a, b`. */
function splitList(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

const networkLine =
  /^([A-Z]+)\s+(\S+)\s*->\s*(?:error\s+(timeout|refused|dns)|(\d{3})(?:\s+("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\S+(?=\s+after\b|$)))?)(?:\s+after\s+(\d+(?:\.\d+)?)\s*(ms|s)?)?$/u

function readNetworkLine(text: string): NetworkReply | null {
  const match = networkLine.exec(text)
  if (match === null) return null
  const [, method = '', url = '', failure, status, body = '', delay = '0', unit] = match
  const seconds = Number(delay) / (unit === 'ms' ? 1000 : 1)
  if (seconds > 3600) return null
  if (failure === 'timeout' || failure === 'refused' || failure === 'dns') {
    return { kind: 'failure', method, url, failure, seconds }
  }
  const code = Number(status)
  if (code < 100 || code > 599) return null
  return { kind: 'response', method, url, status: code, body: unquote(body), seconds }
}

/** The text without blank lines at its start and end and without common indentation. */
function dedent(body: string): string {
  const lines = body.split('\n').map((line) => line.trimEnd())
  while (lines[0] === '') lines.shift()
  while (lines.at(-1) === '') lines.pop()
  const indents = lines.filter((line) => line !== '').map((line) => line.length - line.trimStart().length)
  const shared = indents.length === 0 ? 0 : Math.min(...indents)
  return lines.map((line) => line.slice(shared)).join('\n')
}

function readPairs(payload: string, line: number): ReadComment {
  const changes: ((to: Annotations) => Annotations)[] = []
  const tokens = payload.match(/[^\s=<>"']+(?:>=|==|=)(?:"[^"]*"|'[^']*'|\S*)|\S+/gu) ?? []
  if (tokens.length === 0)
    return problem(line, 'This quiz comment is empty.', 'Write for example `<!-- quiz: skip -->`.')
  for (const token of tokens) {
    const [, name = token, operator = '', raw = ''] = /^([^\s=<>]+)(>=|==|=)([\s\S]*)$/u.exec(token) ?? []
    const value = unquote(raw)
    const invalid = (whatToDo: string): ReadComment =>
      problem(line, `\`${token}\` in this quiz comment cannot be read.`, whatToDo)
    if (name === 'skip' && operator === '') {
      changes.push((to) => ({ ...to, skip: true }))
    } else if (name === 'id' && operator === '=') {
      if (!idSchema.safeParse(value).success)
        return invalid('Make the id of letters, digits, dots and hyphens.')
      changes.push((to) => ({ ...to, id: value }))
    } else if ((name === 'concepts' || name === 'kinds' || name === 'requires') && operator === '=') {
      const list = splitList(value)
      if (list.length === 0) return invalid(`Name at least one, such as \`${name}=task\`.`)
      changes.push((to) => ({ ...to, [name]: [...to[name], ...list] }))
    } else if (name === 'raises' && operator === '=') {
      if (!/^[A-Za-z_][\w.]*$/u.test(value))
        return invalid('Name one exception, such as `raises=ValueError`.')
      changes.push((to) => ({ ...to, raises: { type: value, line } }))
    } else if (name === 'seconds' && operator === '=') {
      const seconds = Number(value.replace(/\s*s$/u, ''))
      if (value === '' || !Number.isFinite(seconds) || seconds < 0)
        return invalid('Write a number, such as `seconds=3`.')
      changes.push((to) => ({ ...to, seconds: { value: seconds, line } }))
    } else if (name === 'python' && operator === '>=') {
      const [, major, minor] = /^(\d+)\.(\d+)$/u.exec(value) ?? []
      if (major === undefined || minor === undefined) return invalid('Write for example `python>=3.11`.')
      changes.push((to) => ({ ...to, python: [Number(major), Number(minor)] }))
    } else {
      return invalid('Use id, concepts, kinds, requires, raises, seconds, python>= or skip.')
    }
  }
  return { kind: 'annotation', apply: (to) => changes.reduce((current, change) => change(current), to) }
}

function readMisconception(body: string, line: number): ReadComment {
  const [, quoted, bare, arrow, rest = ''] =
    /^\s*(?:"([^"]+)"|([\w.-]+))[^\S\n]*(->)?([\s\S]*)$/u.exec(body) ?? []
  const belief = quoted ?? bare
  const lines = dedent(arrow === undefined ? (/^\n/u.test(rest) ? rest : '') : rest.replace(/^[^\S\n]+/u, ''))
  if (belief === undefined || lines === '') {
    return problem(
      line,
      'This misconception has no belief, or no output that the belief leads to.',
      'Write `<!-- quiz:misconception M59 -> 30 -->`, or put the output on the lines below.',
    )
  }
  const output = /^"[\s\S]*"$/u.test(lines) ? unquote(lines) : lines
  return {
    kind: 'annotation',
    apply: (to) => ({ ...to, believers: [...to.believers, { belief, output, line }] }),
  }
}

/**
 * Reads one comment.
 *
 * @returns a `card` or `annotation`, a `problem` with a finding if it is invalid, or `other` if it is no quiz comment
 */
export function readComment({ text, line }: Comment): ReadComment {
  const match = /^\s*quiz\s*:([\s\S]*)$/u.exec(text)
  if (match === null) return { kind: 'other' }
  const payload = match[1] ?? ''
  const [, name, body = ''] =
    /^(setup|net|input|expect|misconception|card)(?![\w=>])([\s\S]*)$/u.exec(payload) ?? []
  switch (name) {
    case undefined: {
      if (/^\S/u.test(payload) && !/^[\w-]+(?:=|>=)|^skip\b/u.test(payload)) {
        const word = /^\S+/u.exec(payload)?.[0] ?? ''
        return problem(
          line,
          `There is no \`quiz:${word}\`.`,
          'Use setup, net, input, expect, misconception or card, or write `quiz: key=value`.',
        )
      }
      return readPairs(payload, line)
    }
    case 'setup': {
      const setup = dedent(body)
      return {
        kind: 'annotation',
        apply: (to) => ({ ...to, setup: to.setup === '' ? setup : `${to.setup}\n${setup}` }),
      }
    }
    case 'input': {
      const lines = dedent(body).split('\n')
      return { kind: 'annotation', apply: (to) => ({ ...to, input: [...to.input, ...lines] }) }
    }
    case 'expect': {
      return { kind: 'annotation', apply: (to) => ({ ...to, expect: { output: dedent(body), line } }) }
    }
    case 'net': {
      const replies: NetworkReply[] = []
      for (const [index, raw] of body.split('\n').entries()) {
        const entry = raw.trim()
        if (entry === '') continue
        const reply = readNetworkLine(entry)
        if (reply === null) {
          return problem(
            line + index,
            `\`${entry}\` is not a reply.`,
            'Write `GET https://a.example -> 200 "text" after 3s` or `GET https://a.example -> error timeout after 5s`.',
          )
        }
        replies.push(reply)
      }
      return { kind: 'annotation', apply: (to) => ({ ...to, network: [...to.network, ...replies] }) }
    }
    case 'misconception':
      return readMisconception(body, line)
    default: {
      const [, id, question = '', answer = ''] =
        /^\s*(?:id=([\w.-]+)\s*)?\n?\s*Q:\s*([\s\S]+?)\s+A:\s*([\s\S]+)$/u.exec(body) ?? []
      if (cleanText(question) === '' || cleanText(answer) === '') {
        return problem(line, 'This card has no question or no answer.', 'Write `Q: …` and then `A: …`.')
      }
      return { kind: 'card', id: id ?? null, question: question.trim(), answer: answer.trim(), line }
    }
  }
}

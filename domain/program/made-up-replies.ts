import type { NetworkReply } from '#domain/program/program'

const words: readonly string[] = ['apples', 'pears', 'plums', 'cherries', 'figs', 'grapes', 'melons', 'limes']
/** Other texts of other lengths, to find out whether a program does more with a text than show it. */
const otherWords: readonly string[] = [
  'beans',
  'leeks',
  'chickpeas',
  'peppers',
  'lentils',
  'potatoes',
  'corn',
  'cabbages',
]
/** Virtual seconds, so that replies do not come in the order in which they are asked for. */
const delays = [2, 1, 3, 5, 4, 7, 6, 8]

/** The most addresses for which replies are made up. */
export const maxMadeUpReplies = words.length

/** The request that a run was refused, from the reason that it gives; null if it gives another. */
export function refusedRequest(reasons: readonly string[]): { method: string; url: string } | null {
  const [, method, url] = /asks the network for ([A-Z]+) (\S+), which/u.exec(reasons.join(' ')) ?? []
  return method === undefined || url === undefined ? null : { method, url }
}

/**
 * A reply to a request for which the lesson declares none: a word or, if the program reads JSON, an object with the
 * keys that it reads.
 *
 * @param index how many replies were made up before, below `maxMadeUpReplies`
 */
export function madeUpReply(
  { method, url }: { method: string; url: string },
  source: string,
  index: number,
): NetworkReply {
  const word = words[index] ?? ''
  const isJson = /\.json\(|\bjson\.loads?\(/u.test(source)
  const keys = [...source.matchAll(/\[(["'])(\w+)\1\]|\.get\((["'])(\w+)\3/gu)].map(
    (match) => match[2] ?? match[4] ?? '',
  )
  const names = keys.length === 0 ? ['name'] : [...new Set(keys)]
  const body = isJson ? JSON.stringify(Object.fromEntries(names.map((name) => [name, word]))) : word
  return { kind: 'response', method, url, status: 200, body, seconds: delays[index] ?? 1 }
}

/** Made-up replies with other texts. */
export function withOtherTexts(network: readonly NetworkReply[]): NetworkReply[] {
  return network.map((reply) =>
    reply.kind === 'failure' ? reply : { ...reply, body: inOtherWords(reply.body) },
  )
}

/** A text with every word of the made-up replies exchanged for the one that stands for it in other replies. */
export function inOtherWords(text: string): string {
  return text.replace(
    new RegExp(`\\b(?:${words.join('|')})\\b`, 'gu'),
    (word) => otherWords[words.indexOf(word)] ?? word,
  )
}

/** The replies with the quickest one refused; null if there is none that succeeds, or one fails already. */
export function withRefusal(network: readonly NetworkReply[]): NetworkReply[] | null {
  if (network.length === 0 || network.some(({ kind }) => kind === 'failure')) return null
  const quickest = network.reduce((one, other) => (other.seconds < one.seconds ? other : one))
  return network.map((reply): NetworkReply =>
    reply === quickest
      ? { kind: 'failure', method: reply.method, url: reply.url, failure: 'refused', seconds: reply.seconds }
      : reply,
  )
}

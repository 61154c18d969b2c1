const OFFSET = 2_166_136_261
const PRIME = 16_777_619

/** The hash FNV-1a of a text, with 32 bits. It runs in browsers as on the server, and only mixes what nobody attacks. */
function hashOf(text: string): number {
  let hash = OFFSET
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), PRIME)
  // The last characters alone decide the lowest bits otherwise.
  return Math.imul(hash ^ (hash >>> 15), PRIME) >>> 0
}

/** Items in an order that follows from the seed and shows nothing of where they stood. */
export function inMixedOrder<Item>(items: readonly Item[], seed: string): Item[] {
  return items
    .map((item) => ({ item, key: hashOf(seed + JSON.stringify(item)) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item)
}

import type { TextsOf } from '#messages/rooms'

/** What cards of a facet ask for; those of an older version may have facets that are not known any more. */
export const facetName = ({ facets }: TextsOf<'cards'>, facet: string): string =>
  (facets as Record<string, string | undefined>)[facet] ?? facet

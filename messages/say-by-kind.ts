/** What to say of each kind of a union; a kind that is left out is a type error. */
export type SayByKind<Each extends { kind: string }, Rest extends unknown[]> = {
  [Kind in Each['kind']]: (each: Extract<Each, { kind: Kind }>, ...rest: Rest) => string
}

/** Says of one what the table has for its kind. */
export function sayByKind<Each extends { kind: string }, Rest extends unknown[]>(
  table: SayByKind<Each, Rest>,
  each: Each,
  ...rest: Rest
): string {
  // TypeScript does not follow that the entry of this kind takes this member of the union.
  const say = table[each.kind as Each['kind']] as (each: Each, ...rest: Rest) => string
  return say(each, ...rest)
}

import { inSeededOrder } from '#domain/items/seeded-order'

/**
 * Counts which roles the keys of a lesson's questions had, such as “the first line that awaits”. Where a role is right too
 * often, a question can be answered without its program.
 */
export class RoleBalance {
  private readonly counts = new Map<string, number>()

  of(role: string): number {
    return this.counts.get(role) ?? 0
  }

  add(role: string): void {
    this.counts.set(role, this.of(role) + 1)
  }

  /**
   * The first of the candidates whose role has been the key least often, which then counts; undefined if there are none.
   *
   * @param seed decides between roles that have been it equally often
   */
  rarest<Candidate extends { role: string }>(
    candidates: readonly Candidate[],
    seed: string,
  ): Candidate | undefined {
    const roles = inSeededOrder([...new Set(candidates.map(({ role }) => role))], seed, (role) => role)
    const [rarest] = roles.toSorted((a, b) => this.of(a) - this.of(b))
    const chosen = candidates.find(({ role }) => role === rarest)
    if (chosen !== undefined) this.add(chosen.role)
    return chosen
  }
}

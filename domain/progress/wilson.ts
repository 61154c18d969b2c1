/** The 95 % quantile of the normal distribution. */
const z = 1.6448536269514722

/**
 * The lower bound of a success rate: with 95 % confidence, the true rate is at least this. It is the lower end of the
 * one-sided Wilson score interval (Wilson 1927), which holds for few trials and for rates near 0 and 1, see Brown, Cai &
 * DasGupta, “Interval Estimation for a Binomial Proportion” (2001).
 *
 * @param passed number of successes, at most `of`
 * @param of number of trials; for none passed, the bound is 0
 */
export function lowerBound(passed: number, of: number): number {
  if (passed === 0) return 0
  const rate = passed / of
  const spread = z * Math.sqrt((rate * (1 - rate)) / of + (z / (2 * of)) ** 2)
  return Math.max(0, (rate + z ** 2 / (2 * of) - spread) / (1 + z ** 2 / of))
}

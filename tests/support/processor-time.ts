/**
 * Milliseconds of processor time that this process takes to do something, its threads included. Unlike the time on a
 * clock, it says little of what else the machine does meanwhile.
 */
export async function processorMillis(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

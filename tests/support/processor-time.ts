/**
 * Milliseconds of CPU time that this process, including its threads, needs for some work. Unlike wall-clock time, it
 * hardly depends on other load on the machine.
 */
export async function processorMillis(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

import fs from 'node:fs'

/** Clock ticks a second of Linux; the kernel's USER_HZ is 100 wherever Node runs. */
const ticksPerSecond = 100

interface ProcessTimes {
  pid: number
  parent: number
  /** User and system time. */
  ticks: number
}

/**
 * Milliseconds of CPU that a process and all its descendants have used so far. Linux alone tells; anywhere else it
 * throws.
 */
export function cpuMillis(pid: number): number {
  const processes = fs.readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? timesOf(name) : []))
  const family = new Set([pid])
  // Children have later ids than their parents, but for the rare wrap.
  for (const each of processes.toSorted((a, b) => a.pid - b.pid)) {
    if (family.has(each.parent)) family.add(each.pid)
  }
  const ticks = processes.filter((each) => family.has(each.pid)).reduce((sum, each) => sum + each.ticks, 0)
  return (ticks * 1_000) / ticksPerSecond
}

function timesOf(name: string): ProcessTimes[] {
  try {
    // The name of the program stands in brackets and may hold anything.
    const fields = fs
      .readFileSync(`/proc/${name}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return [{ pid: Number(name), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }]
  } catch {
    return []
  }
}

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
 * Milliseconds of CPU time that a process and all its descendants have used so far.
 *
 * @throws Error on systems other than Linux
 */
export function cpuMillis(pid: number): number {
  const processes = fs.readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? timesOf(name) : []))
  const family = new Set([pid])
  // Children have higher ids than their parents, except after a rare wrap-around.
  for (const each of processes.toSorted((a, b) => a.pid - b.pid)) {
    if (family.has(each.parent)) family.add(each.pid)
  }
  const ticks = processes.filter((each) => family.has(each.pid)).reduce((sum, each) => sum + each.ticks, 0)
  return (ticks * 1_000) / ticksPerSecond
}

function timesOf(name: string): ProcessTimes[] {
  try {
    // The program's name is in brackets and may contain anything.
    const fields = fs
      .readFileSync(`/proc/${name}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return [{ pid: Number(name), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }]
  } catch {
    return []
  }
}

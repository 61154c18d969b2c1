import { spawnSync } from 'node:child_process'

/** In a mount namespace of its own, so that the disk is gone with the command that uses it. */
const inNamespace = ['unshare', '--map-root-user', '--mount', 'sh', '-c']

/** Whether this machine lets us make disks: Linux with user namespaces. */
export const canMakeDisks =
  spawnSync('unshare', [...inNamespace.slice(1), 'mount -t tmpfs tmpfs /mnt']).status === 0

export interface SmallDisk {
  /** Where it is mounted: an empty folder. */
  folder: string
  kibibytes: number
  /** A shell command that runs on it first. */
  before?: string | undefined
}

/** The command that runs another command with a small disk of its own. */
export function onSmallDisk(
  { folder, kibibytes, before = ':' }: SmallDisk,
  command: readonly string[],
): string[] {
  const script = `mount -t tmpfs -o size=${kibibytes}k tmpfs "$0" && ${before} && exec "$@"`
  return [...inNamespace, script, folder, ...command]
}

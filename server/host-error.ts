/** Something that the host can mend. The message says in full sentences what is wrong and what to do. */
export class HostError extends Error {}

import type { Fact } from '#domain/trace/facts'

interface PrintedText {
  stream: 'stdout' | 'stderr'
  text: string
}

/** Code in a sentence. */
export const code = (text: string) => `\`${text.replaceAll('`', '')}\``

/** A virtual time or duration, without the noise of floating point. */
export const inSeconds = (seconds: number) => `${Number(seconds.toFixed(6))} s`

/** Several as one phrase. */
export const listed = new Intl.ListFormat('en', { style: 'long', type: 'conjunction' })

/** What a call of asyncio's waits for, after "until". */
export const callWaits: Record<string, string> = {
  'Event.wait': 'the event is set',
  'Lock.acquire': 'the lock is free',
  'Semaphore.acquire': 'the semaphore has a free place',
  'BoundedSemaphore.acquire': 'the semaphore has a free place',
  'Condition.wait': 'the condition is notified',
  'Condition.wait_for': 'what the condition stands for has come true',
  'Barrier.wait': 'enough tasks have come to the barrier',
  'Queue.get': 'there is something in the queue',
  'Queue.put': 'there is room in the queue',
  'Queue.join': 'all that was put into the queue is marked as done',
  as_completed: 'the next of the tasks is finished',
  to_thread: 'the function in the other thread has returned',
  wait_for: 'what it waits for is finished, or its time limit is up',
  shield: 'the shielded task is finished',
  wait: 'the tasks are finished, or the time limit is up',
  gather: 'all that it gathers is finished',
  open_connection: 'the connection stands',
  start_server: 'the server listens',
  'StreamReader.read': 'data comes in',
  'StreamReader.readline': 'a line comes in',
  'StreamReader.readexactly': 'as many bytes as asked for have come in',
  'StreamReader.readuntil': 'the separator comes in',
  'StreamWriter.drain': 'the buffer has room again',
  'StreamWriter.wait_closed': 'the connection is closed',
  'Server.serve_forever': 'the server is closed',
  'Server.wait_closed': 'the server is closed',
  'BaseEventLoop.shutdown_default_executor': 'the threads have ended',
}

/** Calls inside asyncio that are no words of the program, by what the program wrote there. */
const callNames: Record<string, string> = {
  '_ContextManagerMixin.__aexit__': 'the end of `async with`',
  'TaskGroup.__aexit__': 'the end of the task group',
  '_GatheringFuture.cancel': 'cancelling the `gather()`',
  run: '`asyncio.run()`',
  'Runner.run': '`Runner.run()`',
}

/** A call of asyncio's as the program wrote it. */
export const callName = (call: string) =>
  callNames[call] ?? code(`${call.replace(/^BaseEventLoop\./, 'loop.')}()`)

export const at = (line: number | null) => (line === null ? '' : ` in line ${line}`)

/** The line that did it, or who did it where no line of the program did. */
export const doer = (line: number | null, other: string) => (line === null ? other : `Line ${line}`)

/** That something was printed in a step of an event loop. */
export const printed = ({ line, ...what }: Extract<Fact, { kind: 'printed' }>): string =>
  printedBy(doer(line, 'Python'), what)

/** That something was printed, and who did it. */
export function printedBy(who: string, { text, stream }: PrintedText): string {
  if (stream === 'stderr' && text.startsWith('Traceback')) {
    return 'Python writes the traceback of the error to the error output.'
  }
  const lines = text.replace(/\n$/, '').split('\n')
  const shown = listed.format(lines.map((each) => (each.trim() === '' ? 'an empty line' : code(each))))
  return `${who} ${stream === 'stderr' ? 'writes to the error output:' : 'prints'} ${shown}.`
}

/**
 * Sentences about the run of an event loop; code stands in backticks. A line is `none` where no line of the program did it,
 * and a task is `none` where it is not known. Calls are code, but for `TaskGroup`.
 */
export default {
  emptyLine: 'an empty line',
  traceback: 'Python writes the traceback of the error to the error output.',
  prints: '{line, select, none {Python} other {Line {line}}} prints {text}.',
  writesError: '{line, select, none {Python} other {Line {line}}} writes to the error output: {text}.',

  timer: {
    sleep: '{task, select, none {a sleep ends} other {the sleep of {task} ends}}',
    timeout: '{task, select, none {a time limit is up} other {the time limit of {task} is up}}',
    callback: '{call} is to be called',
    machinery: 'a time limit is up',
  },
  lateTimer: {
    sleep:
      '{task, select, none {a sleep ends} other {the sleep of {task} ends}} only now; it was due at {due}',
    timeout:
      '{task, select, none {a time limit is up} other {the time limit of {task} is up}} only now; it was due at {due}',
    callback: '{call} is to be called only now; it was due at {due}',
    machinery: 'a time limit is up only now; it was due at {due}',
  },
  calledOff: {
    sleep: 'The sleep until {when} is called off.',
    timeout: 'The time limit at {when} is called off.',
    callback: 'The call of {call} at {when} is called off.',
  },

  waits: {
    sleep:
      '{task} sleeps{line, select, none {} other { in line {line}}} for {duration}, until {until}, and gives up control.',
    turn: '{task} gives up control{line, select, none {} other { in line {line}}}, but only for a turn: it goes to the end of the queue.',
    task: '{task} awaits {awaited}{line, select, none {} other { in line {line}}}, which is not finished, so it gives up control until it is.',
    until: '{task} gives up control{line, select, none {} other { in line {line}}} {until}.',
    inCall:
      '{task} gives up control{line, select, none {} other { in line {line}}} and waits in {call} {until}.',
    inGroup:
      '{task} gives up control{line, select, none {} other { in line {line}}} and waits at the end of the task group {until}.',
    lock: '{task} gives up control{line, select, none {} other { in line {line}}} and waits for {lock, select, only {the lock} other {lock {lock}}}, which {holder, select, itself {it holds itself} other {{holder} holds}}.',
    shield:
      '{task} gives up control{line, select, none {} other { in line {line}}} and waits for {shielded}, which a shield protects: if {task} is asked to stop, {shielded} is not.',
    shieldInCall:
      '{task} gives up control{line, select, none {} other { in line {line}}} and waits in {call} for {shielded}, which a shield protects: if {task} is asked to stop, {shielded} is not.',
  },

  /** After what is said of a wait. */
  until: {
    sleep: 'until {when}, when its sleep ends',
    turn: 'until its next turn',
    task: 'until {task} is finished',
    tasks: 'until {tasks} {count, plural, one {is} other {are}} finished',
    enough: 'until {call, select, TaskGroup {the task group} other {{call}}} has what it waits for',
    call: 'until {call} is finished',
    future: 'until the future that it awaits has a result',
  },
  untilCall: {
    'Event.wait': 'until the event is set',
    'Lock.acquire': 'until the lock is free',
    'Semaphore.acquire': 'until the semaphore has a free place',
    'BoundedSemaphore.acquire': 'until the semaphore has a free place',
    'Condition.wait': 'until the condition is notified',
    'Condition.wait_for': 'until what the condition stands for has come true',
    'Barrier.wait': 'until enough tasks have come to the barrier',
    'Queue.get': 'until there is something in the queue',
    'Queue.put': 'until there is room in the queue',
    'Queue.join': 'until all that was put into the queue is marked as done',
    as_completed: 'until the next of the tasks is finished',
    to_thread: 'until the function in the other thread has returned',
    'loop.run_in_executor': 'until the function in the other thread has returned',
    wait_for: 'until what it waits for is finished, or its time limit is up',
    shield: 'until the shielded task is finished',
    wait: 'until the tasks are finished, or the time limit is up',
    gather: 'until all that it gathers is finished',
    open_connection: 'until the connection stands',
    start_server: 'until the server listens',
    'StreamReader.read': 'until data comes in',
    'StreamReader.readline': 'until a line comes in',
    'StreamReader.readexactly': 'until as many bytes as asked for have come in',
    'StreamReader.readuntil': 'until the separator comes in',
    'StreamWriter.drain': 'until the buffer has room again',
    'StreamWriter.wait_closed': 'until the connection is closed',
    'Server.serve_forever': 'until the server is closed',
    'Server.wait_closed': 'until the server is closed',
    'BaseEventLoop.shutdown_default_executor': 'until the threads have ended',
  },
  waiting: {
    sleep: 'sleeps until {when}',
    turn: 'waits for its next turn',
    inCall: '{call, select, TaskGroup {the task group} other {{call}}}: {until}',
  },
  /** Within a bar of the picture, where there is little room. */
  briefly: {
    until: 'until {when}',
    turn: 'turn',
    future: 'future',
    lockHeldBy: 'lock held by {holder}',
    lockOf: 'lock: {holder}',
    lock: 'lock',
  },

  programRuns: 'Python runs the program from its first line.',
  programGoesOn: 'The event loop has stopped, and the program goes on after it.',
  taskStarts: '{task} gets its first turn and starts.',
  taskStartsCancelled: '{task} was asked to stop before its first turn.',
  goesOn: {
    cancelled: '{task} goes on{line, select, none {} other { in line {line}}}: it was asked to stop.',
    sleep: '{task} goes on{line, select, none {} other { in line {line}}}: its sleep is over.',
    turn: '{task} goes on{line, select, none {} other { in line {line}}}: it is its turn again.',
    task: '{task} goes on{line, select, none {} other { in line {line}}}: {awaited} is finished.',
    tasks:
      '{task} goes on{line, select, none {} other { in line {line}}}: {call, select, TaskGroup {the task group} other {{call}}} has what it waited for.',
    call: '{task} goes on{line, select, none {} other { in line {line}}}: the wait in {call} is over.',
    future:
      '{task} goes on{line, select, none {} other { in line {line}}}: the future that it awaited has a result.',
    timeUp: '{task} goes on{line, select, none {} other { in line {line}}}: the time limit of {call} is up.',
    error:
      '{task} goes on{line, select, none {} other { in line {line}}}: {cause, select, limit {its time limit is up, so } stopped {it was asked to stop, so } failed {{of} failed, so } cancelled {{of} was cancelled, so } other {}}{error} is raised there.',
  },
  callbackRuns: 'The event loop calls {call}.',
  clock: {
    jumps: 'Nothing is ready, so the clock jumps to {now}.',
    jumpsWhen: 'Nothing is ready, so the clock jumps to {now}, when {what}.',
    is: 'It is {now} now.',
    isWhen: 'It is {now}: {what}.',
    isAlready: 'It is {now} already: {what}.',
  },
  threadsDone: 'Another thread has done its work, which makes {targets} ready.',
  created:
    '{line, select, none {asyncio} other {Line {line}}} creates {count, plural, one {the task {tasks}. It is ready, but does not run before its turn.} other {the tasks {tasks}. They are ready, but do not run before their turn.}}',
  createdByRun:
    '{line, select, none {asyncio} other {Line {line}}} starts the event loop with the task {task}.',
  ranAtOnce:
    '{line, select, none {asyncio} other {Line {line}}} creates {task}, an eager task: so it has run at once, up to its first wait.',
  woken: {
    byLine: 'Line {line} makes {targets} ready: not running yet, but in the queue.',
    byCall: '{call} in line {line} makes {targets} ready: not running yet, but in the queue.',
    byEndOfWith:
      'The end of `async with` in line {line} makes {targets} ready: not running yet, but in the queue.',
    byEndOfGroup:
      'The end of the task group in line {line} makes {targets} ready: not running yet, but in the queue.',
    byCancelledGather:
      'Cancelling the `gather()` in line {line} makes {targets} ready: not running yet, but in the queue.',
    byEnd: 'That makes {tasks} ready, which waited for it.',
    callsByEnd: 'Now {calls} is to be called.',
    byTimer: 'That makes {who} ready.',
    byFailure:
      '{failed} failed, and {call, select, TaskGroup {the task group} other {{call}}} does not wait for the rest: {who} is ready.',
    byAll:
      'Now all is finished that {call, select, TaskGroup {the task group} other {{call}}} waited for, so {who} is ready.',
    byEnough:
      'That is enough for {call, select, TaskGroup {the task group} other {{call}}}, so {who} is ready.',
    byArrival: 'What {call} waited for has come, so {who} is ready.',
    plain: '{who} is ready.',
  },
  timeLimit:
    '{line, select, none {asyncio} other {Line {line}}} sets a time limit{task, select, none {} other { for {task}}}, until {when}.',
  callLater: '{line, select, none {asyncio} other {Line {line}}} asks for {call} to be called at {when}.',
  cancel: {
    byTimeLimit: '{who} is asked to stop{consequence}',
    byRun: 'The event loop is about to close, so it asks {who} to stop{consequence}',
    byTaskGroup: 'The task group asks {who} to stop{consequence}',
    byProgram: '{line, select, none {{by}} other {Line {line}}} asks {who} to stop{consequence}',
    tooLate:
      '{line, select, none {{by}} other {Line {line}}} asks {who} to stop, but it is already finished, so nothing happens.',
  },
  /** What comes of it, with the mark before it. */
  consequence: {
    through:
      '. It waits for {tasks}, which {count, plural, one {is asked in its place; it hears of that when that has ended.} other {are asked in its place; it hears of that when those have ended.}}',
    raised: ': `CancelledError` will be raised in it at its next turn.',
    raisedNotBefore: ': `CancelledError` will be raised in it at its next turn, not before.',
    shielded: ' The shield keeps this from {task}, which runs on.',
  },
  blockedLoop:
    '{line, select, none {The program} other {Line {line}}} blocks until {until}: the whole event loop stands still, and no other task can run.',
  blocked: '{line, select, none {The program} other {Line {line}}} stands still until {until}.',
  lockTaken:
    '{task} takes {lock, select, only {the lock} other {lock {lock}}}{line, select, none {} other { in line {line}}}.',
  lockReleased:
    '{task} releases {lock, select, only {the lock} other {lock {lock}}}{line, select, none {} other { in line {line}}}.',
  timedOut:
    'The time limit{line, select, none {} other { in line {line}}} was what stopped {task}, so there `CancelledError` becomes `TimeoutError`.',
  foundDone:
    '{line, select, none {asyncio} other {Line {line}}} awaits {task}, which has already finished, so {by, select, none {who awaits it} other {{by}}} goes on without giving up control.',
  awaitPassed: 'Line {line} awaits something that need not wait, so {task} keeps control all through it.',
  finished: '{task} is finished.',
  returned: '{task} is finished and returns {value}.',
  raised: '{task} ends with {error}, which nothing in it caught.',
  callbackRaised:
    '{call} ends with {error}, which nothing in it caught. No task fails by that: the event loop tells its exception handler and goes on.',
  cancelled: '{task} ends as cancelled.',
  repeats: 'The same happens {rounds} more times, until {until}.',
  stuck: 'Nothing is ready and no timer is set, so nothing can ever wake {tasks}: the program never ends.',
  circle: '{tasks} wait in a circle: {links}.',
  circleOfOne: '{link}.',
  waitsForLock:
    '{task} waits for {lock, select, only {the lock} other {lock {lock}}}, which {holder, select, itself {it holds itself} other {{holder} holds}}',

  /** How a run ended. An exception is `unknown` where the run does not tell which. */
  ending: {
    exit: 'The program ended itself with exit status {status}.',
    finished:
      '{seconds, plural, =0 {The program finished without waiting.} one {The program finished after # second.} other {The program finished after # seconds.}}',
    exception:
      'The program was ended by {type, select, unknown {an exception} other {{type}}}{line, select, none {} other {, raised from line {line}}}.',
    syntax: 'Python cannot read {line, select, none {the program} other {line {line}}}: {message}.',
    deadlock: 'The program waits for ever.',
    stopped: {
      'time-limit': 'The program was stopped because it took too long.',
      'output-limit': 'The program was stopped because it printed too much.',
      'memory-limit': 'The program was stopped because it needed too much memory.',
    },
    limits: {
      realSeconds: 'It did not end within {most, plural, one {# real second} other {# real seconds}}.',
      virtualSeconds:
        'It did not end within {most, plural, one {# second} other {# seconds}} of virtual time.',
      steps: 'It did not end within {most, plural, one {# step} other {# steps}} of the event loop.',
      lines: 'It did not end within {most, plural, one {# line} other {# lines}} of Python.',
      bytes: 'It printed more than {most, plural, one {# byte} other {# bytes}}.',
      megabytes: 'It needed more than {most} MB.',
    },
    tooDeep: 'It nests so deeply that the interpreter has no stack left.',
  },

  lock: {
    free: '{lock, select, only {} other {lock {lock}: }}free',
    held: '{lock, select, only {} other {lock {lock}: }}held by {holder}',
    freeAwaited:
      '{lock, select, only {} other {lock {lock}: }}free; {tasks} {count, plural, one {waits} other {wait}}',
    heldAwaited:
      '{lock, select, only {} other {lock {lock}: }}held by {holder}; {tasks} {count, plural, one {waits} other {wait}}',
  },
} as const

import { describe, expect, it } from 'vitest'
import { programNames, readRecordings, sourceOf } from '#tests/sandbox/corpus'

const sources = programNames.map(sourceOf)
const outputs = Object.values(readRecordings()).map(({ stdout, stderr }) => stdout + stderr)

/** What the sandbox promises to run as native CPython does; each name stands in a program of the corpus. */
const PROMISED = {
  'starting a loop': [
    'asyncio.run(',
    'asyncio.Runner(',
    'run_until_complete(',
    'run_forever(',
    'loop_factory',
  ],
  tasks: ['create_task(', 'current_task(', 'all_tasks(', 'get_name(', 'ensure_future(', 'get_coro('],
  'several at once': [
    'asyncio.gather(',
    'return_exceptions=True',
    'asyncio.wait(',
    'FIRST_COMPLETED',
    'FIRST_EXCEPTION',
  ],
  'as they end': ['as_completed(', 'async for', 'asyncio.TaskGroup('],
  timeouts: ['asyncio.timeout(', 'asyncio.timeout_at(', 'asyncio.wait_for(', 'reschedule(', '.expired('],
  cancellation: ['.cancel(', 'CancelledError', 'asyncio.shield(', 'uncancel(', '.cancelling('],
  locks: [
    'asyncio.Lock(',
    'asyncio.Semaphore(',
    'asyncio.BoundedSemaphore(',
    'asyncio.Event(',
    'asyncio.Condition(',
    '.wait_for(',
    'notify(',
    'notify_all(',
    'asyncio.Barrier(',
  ],
  queues: [
    'asyncio.Queue(',
    'PriorityQueue(',
    'LifoQueue',
    '.task_done(',
    '.join(',
    '.shutdown(',
    'QueueShutDown',
    'get_nowait(',
    'put_nowait(',
  ],
  'futures and callbacks': [
    'create_future(',
    'set_result(',
    'set_exception(',
    'add_done_callback(',
    'remove_done_callback(',
    'call_soon(',
    'call_later(',
    'call_at(',
    'call_exception_handler(',
    'set_exception_handler(',
  ],
  'what iterates and manages': [
    '__aiter__',
    '__anext__',
    'anext(',
    'aiter(',
    'async with',
    '__aenter__',
    'asynccontextmanager',
    'AsyncExitStack',
    'aclosing(',
    'aclose(',
    'asend(',
    'athrow(',
    'shutdown_asyncgens',
  ],
  'context variables': ['ContextVar(', 'copy_context(', '.reset(', 'context='],
  'exception groups': ['ExceptionGroup', 'except*', '.split(', '.subgroup(', 'add_note('],
  'eager tasks': ['eager_task_factory'],
  'debug mode': ['debug=True', 'slow_callback_duration'],
  threads: [
    'asyncio.to_thread(',
    'run_in_executor(',
    'ThreadPoolExecutor(',
    'run_coroutine_threadsafe(',
    'call_soon_threadsafe(',
    'threading.Thread(',
    'threading.Timer(',
  ],
  streams: [
    'asyncio.start_server(',
    'asyncio.open_connection(',
    'readline(',
    'readexactly(',
    'readuntil(',
    'drain(',
    'wait_closed(',
    'StreamReader(',
  ],
  'the world around': [
    'logging.',
    'time.monotonic(',
    'time.perf_counter(',
    'time.sleep(',
    'datetime',
    'random.seed(',
  ],
}

describe('the corpus has a program for everything that is promised', () => {
  it.each(Object.entries(PROMISED).flatMap(([about, names]) => names.map((name) => [about, name])))(
    '%s: %s',
    (_, name) => {
      expect(sources.some((source) => source.includes(name ?? ''))).toBe(true)
    },
  )

  it.each([
    'was never awaited',
    'Task exception was never retrieved',
    'Future exception was never retrieved',
    'Task was destroyed but it is pending',
    'SyntaxError',
    'Traceback (most recent call last)',
    'ExceptionGroup',
  ])('a native run that says "%s"', (words) => {
    expect(outputs.some((output) => output.includes(words))).toBe(true)
  })

  it('of at least 80 programs, each compared with a native run', () => {
    expect(programNames.length).toBeGreaterThanOrEqual(80)
    expect(Object.keys(readRecordings()).sort()).toEqual(programNames)
  })
})

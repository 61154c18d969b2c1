import type { CommonMisconception } from '#domain/items/misconceptions'

/** Misconceptions about asyncio, for programs in every course. The rules in `sandbox/python/` follow them by id. */
export const asyncioMisconceptions: readonly CommonMisconception[] = [
  {
    id: 'M01',
    belief: 'Calling an `async def` function runs its body.',
    truth:
      'The call only builds a coroutine object. The body runs when that object is awaited or wrapped in a task.',
    concepts: ['coroutine'],
    source: 'https://docs.python.org/3/library/asyncio-dev.html#detect-never-awaited-coroutines',
  },
  {
    id: 'M02',
    belief: 'Calling an `async def` function gives back its return value.',
    truth: 'The call gives back a coroutine object; the value it returns comes out of `await`.',
    concepts: ['coroutine'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#coroutines',
  },
  {
    id: 'M03',
    belief: 'Awaiting two coroutines one after the other lets their waits overlap.',
    truth:
      'Awaiting a coroutine runs it to its end before the next line, so the second begins when the first is over and the waits add up.',
    concepts: ['coroutine', 'await'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#coroutines',
  },
  {
    id: 'M04',
    belief: 'Creating a coroutine object starts it in the background.',
    truth:
      'A coroutine object does nothing by itself. It starts when it is awaited; only a task makes it run in the background.',
    concepts: ['coroutine', 'task'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task',
  },
  {
    id: 'M05',
    belief: 'Every `await` hands control to the event loop.',
    truth:
      '`await` gives way only if something underneath really has to wait. A coroutine that never waits runs straight through.',
    concepts: ['await', 'event-loop'],
    source: 'https://peps.python.org/pep-0492/',
  },
  {
    id: 'M06',
    belief: '`async def` makes the code inside it non-blocking.',
    truth:
      'An ordinary call such as `time.sleep` keeps the only thread to itself: until it returns, no other task can run.',
    concepts: ['blocking-call', 'event-loop'],
    source: 'https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code',
  },
  {
    id: 'M07',
    belief: 'A coroutine object can be awaited again.',
    truth: 'The first `await` uses a coroutine object up; a second one raises `RuntimeError`.',
    concepts: ['coroutine'],
    source: 'https://peps.python.org/pep-0492/',
  },
  {
    id: 'M08',
    belief: 'Awaiting a task twice runs its body twice.',
    truth: 'A task runs once and keeps its result; every later `await` gets the stored result.',
    concepts: ['task', 'future'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#task-object',
  },
  {
    id: 'M09',
    belief: '`await` may be used in any function.',
    truth:
      'In a plain `def`, `await` is a syntax error: Python refuses the whole file before its first line runs.',
    concepts: ['await'],
    source: 'https://docs.python.org/3/reference/expressions.html#await',
  },
  {
    id: 'M10',
    belief: '`asyncio.run` can be called anywhere, even inside a coroutine.',
    truth:
      'A thread can run only one event loop at a time, so calling it while one runs raises `RuntimeError`. Inside a coroutine, use `await`.',
    concepts: ['event-loop', 'asyncio-run'],
    source: 'https://docs.python.org/3/library/asyncio-runner.html#asyncio.run',
  },
  {
    id: 'M11',
    belief: '`create_task` works anywhere, for example at module level.',
    truth:
      '`create_task` needs a running event loop in the same thread; without one it raises `RuntimeError`.',
    concepts: ['task', 'event-loop'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task',
  },
  {
    id: 'M12',
    belief: '`asyncio.run` takes the function itself.',
    truth: '`asyncio.run` takes what the call gives, `main()`. The bare function `main` is refused.',
    concepts: ['coroutine', 'asyncio-run'],
    source: 'https://docs.python.org/3/library/asyncio-runner.html#asyncio.run',
  },
  {
    id: 'M13',
    belief: '`asyncio.sleep(n)` on its own pauses the function.',
    truth: 'Without `await` the call only builds a coroutine that nobody runs, and no time passes.',
    concepts: ['coroutine', 'sleep'],
    source: 'https://docs.python.org/3/library/asyncio-dev.html#detect-never-awaited-coroutines',
  },
  {
    id: 'M14',
    belief: '`create_task` starts the coroutine at once.',
    truth:
      '`create_task` only books the first step. The code that called it goes on until it has to wait itself.',
    concepts: ['task', 'event-loop'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task',
  },
  {
    id: 'M15',
    belief: 'The task that is awaited first runs first.',
    truth:
      'Ready tasks start in the order in which they were created; `await` only says which one to wait for.',
    concepts: ['task', 'event-loop'],
    source: 'https://docs.python.org/3/library/asyncio-eventloop.html#asyncio.loop.call_soon',
  },
  {
    id: 'M16',
    belief: 'Background tasks keep the program alive until they finish.',
    truth:
      'When `main` returns, `asyncio.run` cancels the tasks that are left and waits only for their clean-up.',
    concepts: ['task', 'asyncio-run'],
    source: 'https://docs.python.org/3/library/asyncio-runner.html#asyncio.run',
  },
  {
    id: 'M17',
    belief: '`gather` returns its results in the order in which the work finishes.',
    truth: 'The list of results follows the order of the arguments, whichever of them finishes first.',
    concepts: ['gather'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.gather',
  },
  {
    id: 'M18',
    belief: '`gather` does the work one piece after the other, so its waits add up.',
    truth:
      '`gather` starts every piece before it waits, so the waits overlap and the longest one sets the time.',
    concepts: ['gather'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.gather',
  },
  {
    id: 'M19',
    belief: '`as_completed` yields in the order in which the work was given.',
    truth: '`as_completed` yields whatever finishes next, in order of completion.',
    concepts: ['as-completed'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.as_completed',
  },
  {
    id: 'M20',
    belief: 'A task runs only while it is awaited, so tasks awaited in turn run one at a time.',
    truth:
      'Once created, a task gets its turns whether or not anyone awaits it; awaiting it only waits for its end and fetches its result.',
    concepts: ['task', 'await'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task',
  },
  {
    id: 'M21',
    belief: '`await asyncio.create_task(...)` in a loop overlaps the work because it uses tasks.',
    truth: 'Each task is awaited before the next one is created, so the waits add up.',
    concepts: ['await', 'task'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#coroutines',
  },
  {
    id: 'M22',
    belief: '`[await f(x) for x in xs]` runs the calls at the same time.',
    truth: 'The comprehension awaits one call after the other, so the waits add up.',
    concepts: ['await'],
    source: 'https://peps.python.org/pep-0530/',
  },
  {
    id: 'M23',
    belief: '`gather(c, c)` runs the coroutine twice.',
    truth:
      '`gather` notices that both arguments are the same object: it runs once, and its result appears twice.',
    concepts: ['gather', 'task'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.gather',
  },
  {
    id: 'M24',
    belief: '`asyncio.sleep(0)` does nothing.',
    truth: '`asyncio.sleep(0)` gives every other ready task one turn before the current one goes on.',
    concepts: ['sleep', 'event-loop'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.sleep',
  },
  {
    id: 'M25',
    belief: 'One `asyncio.sleep(0)` lets another task run to its end.',
    truth: 'It gives one turn, which takes the other task only to the next place where it waits.',
    concepts: ['sleep', 'event-loop'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.sleep',
  },
  {
    id: 'M26',
    belief: 'The event loop switches between tasks fairly, even without an `await`.',
    truth: 'Switching is cooperative: a task keeps the thread until it waits for something or ends.',
    concepts: ['event-loop'],
    source: 'https://peps.python.org/pep-3156/',
  },
  {
    id: 'M27',
    belief: 'A timer goes off on time even while another task is busy.',
    truth:
      'The event loop looks at its timers only when it gets control back, so a busy task makes them late.',
    concepts: ['event-loop', 'blocking-call'],
    source: 'https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code',
  },
  {
    id: 'M28',
    belief: 'Callbacks run in the order in which they were registered.',
    truth: '`call_soon` keeps the order of registration; `call_later` goes by the deadline.',
    concepts: ['timer', 'event-loop'],
    source: 'https://docs.python.org/3/library/asyncio-eventloop.html#scheduling-delayed-callbacks',
  },
  {
    id: 'M29',
    belief: 'A coroutine function can be handed to `call_soon` or `call_later`.',
    truth: 'The event loop calls it like any function, which only builds a coroutine; its body never runs.',
    concepts: ['timer', 'coroutine'],
    source: 'https://docs.python.org/3/library/asyncio-eventloop.html#scheduling-callbacks',
  },
  {
    id: 'M30',
    belief: '`create_task(f())` accepts whatever a plain function returns.',
    truth:
      'Python evaluates `f()` first, and `create_task` then raises `TypeError` for anything that is not a coroutine.',
    concepts: ['task'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task',
  },
  {
    id: 'M31',
    belief: '`create_task` never runs any of the coroutine by itself.',
    truth:
      'With the eager task factory (Python 3.12 and later) the body runs inside `create_task` up to the first place where it waits.',
    concepts: ['task', 'eager-task'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.eager_task_factory',
  },
  {
    id: 'M32',
    belief: 'A done callback runs the instant its task ends.',
    truth:
      'When the task ends, its callbacks and its waiters are put in the ready queue, in the order in which they were registered.',
    concepts: ['task', 'future'],
    source: 'https://docs.python.org/3/library/asyncio-future.html#asyncio.Future.add_done_callback',
  },
  {
    id: 'M33',
    belief: 'When one awaitable in `gather` fails, the others are cancelled.',
    truth: '`gather` raises the first error at once, and the others go on running.',
    concepts: ['gather', 'gather-failure'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.gather',
  },
  {
    id: 'M34',
    belief: '`gather` with `return_exceptions=True` still raises.',
    truth:
      'The exceptions are put into the list of results and nothing is raised, so whoever does not look at them notices nothing.',
    concepts: ['gather', 'return-exceptions'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.gather',
  },
  {
    id: 'M35',
    belief: 'In a `TaskGroup`, the siblings of a failed task finish normally.',
    truth:
      'The siblings are cancelled and waited for; then the errors come out together in one `ExceptionGroup`.',
    concepts: ['task-group', 'exception-group'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#task-groups',
  },
  {
    id: 'M36',
    belief: '`except ValueError` catches a `ValueError` raised by a child of a `TaskGroup`.',
    truth: 'The error arrives wrapped in an `ExceptionGroup`; `except* ValueError` reaches into the group.',
    concepts: ['task-group', 'exception-group'],
    source: 'https://peps.python.org/pep-0654/',
  },
  {
    id: 'M37',
    belief: 'An exception in a background task stops the program.',
    truth:
      'The exception is stored in the task and raised where the task is awaited. If nobody awaits it, Python logs it when the task is collected.',
    concepts: ['task', 'task-exception'],
    source: 'https://docs.python.org/3/library/asyncio-future.html#asyncio.Future.exception',
  },
  {
    id: 'M38',
    belief: '`try` and `except` around `create_task` catch the errors of the task.',
    truth: '`create_task` returns before the task has run; its error comes out where the task is awaited.',
    concepts: ['task', 'task-exception'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task',
  },
  {
    id: 'M39',
    belief: 'An exception in a `call_soon` callback reaches `main`.',
    truth:
      'The exception goes to the exception handler of the event loop, which logs it; the event loop carries on.',
    concepts: ['event-loop', 'exception-handler'],
    source: 'https://docs.python.org/3/library/asyncio-eventloop.html#error-handling-api',
  },
  {
    id: 'M40',
    belief: '`task.result()` waits for the result.',
    truth: 'On a task that is not done, `result()` raises `InvalidStateError`; only `await` waits.',
    concepts: ['future'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.Task.result',
  },
  {
    id: 'M41',
    belief: 'A Future can be set again to change its result.',
    truth: 'A Future is settled once; a second `set_result` raises `InvalidStateError`.',
    concepts: ['future'],
    source: 'https://docs.python.org/3/library/asyncio-future.html#asyncio.Future.set_result',
  },
  {
    id: 'M42',
    belief: '`set_result` resumes the waiting task at once.',
    truth:
      '`set_result` only books the wake-up. The code that called it goes on until it has to wait itself.',
    concepts: ['future', 'event-loop'],
    source: 'https://docs.python.org/3/library/asyncio-future.html#asyncio.Future.set_result',
  },
  {
    id: 'M43',
    belief: '`cancel()` stops a task at once.',
    truth:
      '`cancel()` asks: `CancelledError` is raised inside the task at its next turn, and until then `cancelled()` is false.',
    concepts: ['cancellation'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.Task.cancel',
  },
  {
    id: 'M44',
    belief: '`finally` always runs when a task is cancelled.',
    truth:
      'A task that is cancelled before its first step never enters its body, so it never reaches `finally` either.',
    concepts: ['cancellation'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#task-cancellation',
  },
  {
    id: 'M45',
    belief: '`except Exception` catches a cancellation.',
    truth: '`CancelledError` derives from `BaseException` and passes straight through `except Exception`.',
    concepts: ['cancellation', 'cancelled-error'],
    source: 'https://docs.python.org/3/library/asyncio-exceptions.html#asyncio.CancelledError',
  },
  {
    id: 'M46',
    belief: 'A cancelled task cannot go on.',
    truth:
      'A task that swallows `CancelledError` goes on and ends normally; its `cancelled()` is then false.',
    concepts: ['cancellation'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#task-cancellation',
  },
  {
    id: 'M47',
    belief: 'Cancelling a finished task undoes or marks it.',
    truth: '`cancel()` on a finished task returns `False` and changes nothing.',
    concepts: ['cancellation'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.Task.cancel',
  },
  {
    id: 'M48',
    belief: 'After a cancellation, an `await` inside `finally` fails at once.',
    truth: 'Each request to cancel is delivered once; after that, the clean-up may await as usual.',
    concepts: ['cancellation'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#task-cancellation',
  },
  {
    id: 'M49',
    belief: 'The cancellation of a task stays inside it.',
    truth:
      'Whoever awaits a cancelled task gets `CancelledError`, although nobody cancelled the one who waits.',
    concepts: ['cancellation', 'await'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#task-cancellation',
  },
  {
    id: 'M50',
    belief: '`shield` keeps the caller from being cancelled.',
    truth: '`shield` protects only the inner task; the caller that awaits it still gets `CancelledError`.',
    concepts: ['shield', 'cancellation'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.shield',
  },
  {
    id: 'M51',
    belief: '`wait_for` only stops waiting, and the work goes on.',
    truth: 'When the time is up, `wait_for` cancels the work and waits until it has ended.',
    concepts: ['timeout', 'cancellation'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.wait_for',
  },
  {
    id: 'M52',
    belief: '`asyncio.wait` with a timeout raises `TimeoutError` and cancels the rest.',
    truth: '`asyncio.wait` raises nothing and cancels nothing: it returns what is done and what is pending.',
    concepts: ['timeout', 'wait'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.wait',
  },
  {
    id: 'M53',
    belief: '`FIRST_COMPLETED` cancels the losers.',
    truth: 'The other tasks go on running; whoever wants them to stop must cancel them.',
    concepts: ['wait'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.wait',
  },
  {
    id: 'M54',
    belief: '`asyncio.wait` takes coroutines.',
    truth: 'Since Python 3.11 `asyncio.wait` raises `TypeError` for coroutines; wrap them in tasks first.',
    concepts: ['wait'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.wait',
  },
  {
    id: 'M55',
    belief: '`TimeoutError` can be caught inside the `async with asyncio.timeout(...)` block.',
    truth:
      'Inside the block the code sees `CancelledError`, which becomes `TimeoutError` only where the block is left.',
    concepts: ['timeout', 'timeout-scope'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.timeout',
  },
  {
    id: 'M56',
    belief: 'A timeout interrupts blocking code.',
    truth:
      'A timeout can act only where the code awaits; a blocking call runs to its end however long it takes.',
    concepts: ['timeout', 'blocking-call'],
    source: 'https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code',
  },
  {
    id: 'M57',
    belief: 'When a `wait_for` around `gather` times out, the children go on.',
    truth: 'Cancelling `gather` cancels every child that has not finished.',
    concepts: ['timeout', 'gather', 'cancellation'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.gather',
  },
  {
    id: 'M58',
    belief: 'If `main` fails, the program stops there and then.',
    truth:
      '`asyncio.run` first cancels the other tasks and lets them clean up, and only then raises the error.',
    concepts: ['asyncio-run', 'task-exception', 'cancellation'],
    source: 'https://docs.python.org/3/library/asyncio-runner.html#asyncio.run',
  },
  {
    id: 'M59',
    belief: 'With one thread there are no race conditions.',
    truth: 'Another task may run during an `await`, so a value read before it can be out of date after it.',
    concepts: ['race', 'await'],
    source: 'https://docs.python.org/3/library/asyncio-sync.html#asyncio.Lock',
  },
  {
    id: 'M60',
    belief: 'A shared counter always needs a lock in asyncio.',
    truth:
      'Between two places where a task waits, no other task of its loop can run, so a plain `n += 1` there is safe from them.',
    concepts: ['race', 'event-loop'],
    source: 'https://docs.python.org/3/library/asyncio-dev.html#concurrency-and-multithreading',
  },
  {
    id: 'M61',
    belief: 'A task may take an `asyncio.Lock` that it already holds.',
    truth: '`asyncio.Lock` is not re-entrant: taking it a second time in the same task waits for ever.',
    concepts: ['lock'],
    source: 'https://docs.python.org/3/library/asyncio-sync.html#asyncio.Lock',
  },
  {
    id: 'M62',
    belief: 'A plain `with` works for an `asyncio.Lock`.',
    truth: 'Taking the lock may have to wait, so it needs `async with`; a plain `with` raises `TypeError`.',
    concepts: ['lock'],
    source: 'https://docs.python.org/3/library/asyncio-sync.html#asyncio.Lock',
  },
  {
    id: 'M63',
    belief: 'A semaphore runs the jobs either all at once or strictly one by one.',
    truth:
      '`Semaphore(n)` lets up to n jobs in at a time, and the next enters as soon as one of them leaves.',
    concepts: ['semaphore'],
    source: 'https://docs.python.org/3/library/asyncio-sync.html#asyncio.Semaphore',
  },
  {
    id: 'M64',
    belief: '`Event.set()` wakes one waiter, and whoever comes later has missed it.',
    truth: '`set()` wakes every waiter, and `wait()` returns at once from then on, until `clear()`.',
    concepts: ['event'],
    source: 'https://docs.python.org/3/library/asyncio-sync.html#asyncio.Event',
  },
  {
    id: 'M65',
    belief: '`notify()` may be called without holding the condition.',
    truth: '`notify()` raises `RuntimeError` unless the lock of the condition is held.',
    concepts: ['condition'],
    source: 'https://docs.python.org/3/library/asyncio-sync.html#asyncio.Condition.notify',
  },
  {
    id: 'M66',
    belief: 'A queue gives every item to every consumer.',
    truth: 'Each item goes to exactly one consumer.',
    concepts: ['queue'],
    source: 'https://docs.python.org/3/library/asyncio-queue.html#asyncio.Queue.get',
  },
  {
    id: 'M67',
    belief: '`queue.join()` returns as soon as the queue is empty.',
    truth:
      '`join()` waits for one `task_done()` for every item that was put in; if one is missing, it waits for ever.',
    concepts: ['queue'],
    source: 'https://docs.python.org/3/library/asyncio-queue.html#asyncio.Queue.join',
  },
  {
    id: 'M68',
    belief: '`queue.put()` never waits.',
    truth:
      'With a `maxsize`, `put()` waits for a free place, so a fast producer is held to the pace of its consumer.',
    concepts: ['queue', 'back-pressure'],
    source: 'https://docs.python.org/3/library/asyncio-queue.html#asyncio.Queue.put',
  },
  {
    id: 'M69',
    belief: '`get_nowait()` on an empty queue returns `None`.',
    truth: '`get_nowait()` raises `QueueEmpty` when there is nothing to get.',
    concepts: ['queue'],
    source: 'https://docs.python.org/3/library/asyncio-queue.html#asyncio.Queue.get_nowait',
  },
  {
    id: 'M70',
    belief: 'A plain `for` can loop over an asynchronous generator.',
    truth: 'A plain `for` raises `TypeError`; an asynchronous generator needs `async for`.',
    concepts: ['async-generator'],
    source: 'https://peps.python.org/pep-0525/',
  },
  {
    id: 'M71',
    belief: '`async for` handles the items at the same time.',
    truth:
      '`async for` is sequential: it asks for the next item only when the loop body is done with this one.',
    concepts: ['async-iterator'],
    source: 'https://peps.python.org/pep-0492/',
  },
  {
    id: 'M72',
    belief: 'Leaving `async for` with `break` runs the `finally` of the generator straight away.',
    truth:
      'The `finally` runs when the generator is closed, which may be much later; `contextlib.aclosing` closes it at the end of a block.',
    concepts: ['async-generator'],
    source: 'https://docs.python.org/3/library/contextlib.html#contextlib.aclosing',
  },
  {
    id: 'M73',
    belief: 'Setting a context variable in a task changes the value its creator sees.',
    truth: 'A task works on a copy of the context; only a coroutine that is awaited directly shares it.',
    concepts: ['contextvar', 'task'],
    source: 'https://docs.python.org/3/library/contextvars.html#asyncio-support',
  },
  {
    id: 'M74',
    belief: 'A lock or event may be reused in a second `asyncio.run`.',
    truth:
      'It belongs to the event loop in which it first had to wait; waiting on it in another one raises `RuntimeError`.',
    concepts: ['event-loop', 'lock'],
    source: 'https://docs.python.org/3/library/asyncio-sync.html',
  },
  {
    id: 'M75',
    belief: 'A cancellation skips the exit of an `async with` block.',
    truth:
      'However the block is left, also by a cancellation, `async with` awaits the exit of its context manager.',
    concepts: ['async-cm', 'cancelled-error'],
    source: 'https://peps.python.org/pep-0492/',
  },
  {
    id: 'M76',
    belief: '`asyncio.TimeoutError` and `TimeoutError` are two exceptions.',
    truth: 'Since Python 3.11 they are two names for one class.',
    concepts: ['timeout'],
    source: 'https://docs.python.org/3/library/asyncio-exceptions.html#asyncio.TimeoutError',
  },
  {
    id: 'M77',
    belief: 'Cancelling `await asyncio.to_thread(f)` stops `f`.',
    truth: 'Only the waiting is cancelled; the thread goes on until `f` returns.',
    concepts: ['to-thread', 'cancellation'],
    source: 'https://github.com/python/cpython/issues/107505',
  },
  {
    id: 'M78',
    belief: 'The event loop keeps a task alive, so nobody else has to.',
    truth:
      'The event loop holds only weak references: a task that nothing else refers to can vanish before it is done.',
    concepts: ['task', 'task-reference'],
    source: 'https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task',
  },
]

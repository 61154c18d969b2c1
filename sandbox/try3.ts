import { openSandbox } from '#sandbox/node'
const s = openSandbox({ wallClockSeconds: 4 })
const A: Record<string, string> = {
  jsnames: `
import sys
for n in ("js","pyodide","pyodide_js","_pyodide","_pyodide_core","ctypes","_ctypes","_testcapi","_retrace","pyodide.code","_pyodide._base","_testinternalcapi","_remote_debugging"):
    try:
        __import__(n); print("GOT", n)
    except BaseException as e: print(n, type(e).__name__)
`,
  createbuiltin: `
import sys, _imp, importlib.machinery as m
sys.meta_path[:] = [f for f in sys.meta_path if 'Hidden' not in f.__name__ and 'Missing' not in f.__name__]
for n in ("_pyodide_core","_ctypes","_testcapi","_testinternalcapi"):
    try:
        x=_imp.create_builtin(m.ModuleSpec(n, m.BuiltinImporter)); print("GOT", n, x)
    except BaseException as e: print(n, type(e).__name__, e)
    try:
        __import__(n); print("GOT2", n)
    except BaseException as e: print(n, type(e).__name__, e)
`,
  gcjs: `
import gc, sys
objs = gc.get_objects()
found=set()
def name(o):
    try: return type(o).__module__+'.'+type(o).__name__
    except BaseException: return '?'
for o in objs:
    n=name(o)
    if 'js' in n.lower() or 'pyodide' in n.lower(): found.add(n)
    if isinstance(o, dict):
        for k,v in list(o.items()):
            n=name(v)
            if 'js' in n.lower() or 'pyodide' in n.lower(): found.add((n, str(k)[:40]))
print(found)
print([c.__name__ for c in object.__subclasses__() if 'js' in c.__name__.lower()])
`,
  frames: `
import sys
f=sys._getframe()
while f:
    print(f.f_code.co_filename, f.f_code.co_name, sorted(f.f_globals)[:3]); f=f.f_back
`,
  fs: `
import os, posix, io, _io
for what in ("posix.open('/home/pyodide/x', os.O_CREAT|os.O_WRONLY)","posix.mkdir('/tmp/zz')","posix.listdir('/')","io.FileIO('/tmp/a','w')","posix.pipe()","posix.unlink('/lib/python314.zip')","posix.rename('/lib','/lab')","posix.symlink('/','/tmp/q')","posix.memfd_create('x')","open('/proc/self/environ').read()","os.environ"):
    try: print(what, eval(what))
    except Exception as e: print(what, type(e).__name__, e)
    except BaseException as e: print(what, "ABORT", e)
`,
  exec: `import os; os.execv('/bin/sh',['sh'])`,
  raw_exit: `import posix; posix._exit(3)`,
  osexit: `import os; os._exit(3)`,
  abort: `import posix; posix.abort()`,
  kill: `import os, signal; os.kill(os.getpid(), signal.SIGKILL)`,
  alarm: `import signal; signal.alarm(1); signal.setitimer(signal.ITIMER_REAL, 0.01); print('set')`,
  faulthandler: `import faulthandler; faulthandler._sigsegv()`,
  crec: `
class A: pass
a=[]
for i in range(300000): a=[a]
repr(a)
`,
  crec2: `
import re
a=()
for i in range(1000000): a=(a,)
hash(a)
`,
  crec3: `
f = lambda x: x
for i in range(100000):
    import functools
    f = functools.partial(f)
f(1)
`,
  crec4: `
import itertools
a=iter([])
for i in range(200000): a=itertools.chain(a)
next(a)
`,
  deeprec: `
import sys
sys.setrecursionlimit(10**9)
def f(n): return f(n+1)
f(0)
`,
  deeprec2: `
import sys
sys.setrecursionlimit(10**9)
class A:
    def __getattr__(self, n): return getattr(self, n+'x')
A().x
`,
  mem: `a=[bytearray(10**7) for _ in range(1000)]`,
  mem2: `
a=[]
while True:
    try:
        a.append(bytearray(10**6))
    except MemoryError:
        print("caught"); break
`,
  mem3: `a='x'*10**10`,
  mem4: `a = 10**(10**9)`,
  mem5: `
d={}
i=0
while True:
    d[i]=str(i)*100; i+=1
`,
  sumiter: `sum(iter(int,1))`,
  excloop: `
while True:
    try:
        while True: pass
    except BaseException: pass
`,
  excloop2: `
def f():
    try:
        while True: pass
    finally:
        f()
f()
`,
  excloop3: `
import asyncio
async def main():
    while True:
        try: await asyncio.sleep(1)
        except BaseException: pass
asyncio.run(main())
`,
  oneline: `while 1: x=1`,
  compr: `[0 for _ in iter(int,1)]`,
  gen: `any(0 for _ in iter(int,1))`,
  flood: `
while True: print('x'*1000)
`,
  flood2: `print('x'*10**8)`,
  exec_loop: `exec("while True: pass")`,
  mon: `
import sys
m=sys.monitoring
for t in range(6):
    try: m.set_events(t,0)
    except BaseException as e: pass
    try: m.free_tool_id(t)
    except BaseException as e: pass
print(m.get_tool(2))
while True: pass
`,
  forge: `print('{"kind":"answer","id":1,"json":"{}"}')`,
  regexbomb: `
import re
re.match(r'(a+)+$', 'a'*40+'b')
`,
  vandal: `
import builtins, asyncio, sys, json, traceback
for n in dir(builtins):
    if not n.startswith('__') and n not in ('print','setattr','len'):
        try: setattr(builtins, n, None)
        except BaseException: pass
builtins.__import__ = None
asyncio.run = None
asyncio.BaseEventLoop._run_once = None
json.dumps=json.loads=None
json.encoder=None
traceback.print_exception=None
sys.modules.clear()
sys.stdout = None
builtins.len = None
`,
  bytecode: `
import types
def f(): pass
c=f.__code__.replace(co_code=bytes([9,0]*50+[100,255]*50), co_consts=())
try:
    exec(c)
except BaseException as e: print(type(e).__name__)
`,
  audit: `
import sys
sys.addaudithook(lambda *a: 1/0)
print(1)
`,
  trace: `
import sys
def t(*a): raise ValueError('traced')
sys.settrace(t); sys.setprofile(t)
`,
  excepthook: `
import sys
sys.excepthook = lambda *a: print("hooked", a[0].__name__)
1/0
`,
  gccb: `
import gc
gc.callbacks.append(lambda *a: 1/0)
print(2)
`,
  del_: `
class A:
    def __del__(self): 
        while True: pass
a=A()
`,
  state: `
import gc
for o in gc.get_objects():
    if type(o).__name__=='Run':
        o.output['stdout'] += b'forged'
        o.max_lines=10**12
        print('found run')
`,
  atexitloop: `
import atexit
@atexit.register
def f():
    while True: pass
`,
  select: `import select; select.select([],[],[],5); print('ok')`,
  nanosleep: `
import gc, time
print(time.sleep)
`,
  thread: `import _thread; _thread.start_new_thread(print,(1,))`,
  sock: `import _socket; _socket.socket()`,
  uran: `import os, uuid, secrets; print(os.urandom(4), uuid.uuid4(), secrets.token_hex(4))`,
  stdinr: `import sys; print(sys.stdin.read())`,
  oswrite: `import os; os.write(1, b"direct\\n"); os.write(2, b'err'); print(1)`,
  closeout: `import sys; sys.stdout.close()`,
  weird: `import sys; sys.stdout=None; print(1); sys.stderr=None; 1/0`,
  delstream: `import sys; del sys.stdout; print(1)`,
}
const only = process.argv.slice(2)
for (const [k, v] of Object.entries(A)) {
  if (only.length && !only.includes(k)) continue
  const t = performance.now()
  const r = await s.run({ source: v })
  console.log(
    '##',
    k,
    Math.round(performance.now() - t) + 'ms',
    r.outcome,
    r.reasons.join('|').slice(0, 300),
    JSON.stringify(r.stdout.slice(0, 900)),
    JSON.stringify(r.stderr.slice(-200)),
  )
  const c = await s.run({
    source:
      'import asyncio\nasync def main():\n  await asyncio.sleep(1); print("clean", len("abc"))\nasyncio.run(main())',
  })
  if (c.stdout !== 'clean 3\n' || c.seconds !== 1 || !c.deterministic) console.log('!!!!! NOT CLEAN', c)
}
await s.close()

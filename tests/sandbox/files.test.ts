import { describe, expect, it } from 'vitest'
import { python, sandboxForTests } from '#tests/sandbox/shared'

const sandbox = sandboxForTests()
const run = (source: string) => sandbox.run({ source })

describe('a program and the files in its own folder', () => {
  it('finds what it wrote, appended, replaced and renamed', async () => {
    const record = await run(python`
      import os
      from pathlib import Path

      with open("notes.txt", "w") as file:
          file.write("milk\n")
      with open("notes.txt", "a") as file:
          file.write("eggs\n")
      with open("notes.txt", "r+") as file:
          print(file.readline().strip(), file.name, file.mode)
      os.rename("notes.txt", "list.txt")
      print([line.strip() for line in open("list.txt")], os.path.exists("notes.txt"))
      Path("list.txt").write_text("tea")
      print(Path("list.txt").read_text(), Path("list.txt").exists(), open("list.txt", "rb").read())
      os.remove("list.txt")
      print(os.path.isfile("list.txt"))
    `)
    expect(record).toMatchObject({ outcome: 'finished', deterministic: true })
    expect(record.stdout).toBe("milk notes.txt r+\n['milk', 'eggs'] False\ntea True b'tea'\nFalse\n")
  })

  it('may do with an open file only what its mode allows', async () => {
    const record = await run(python`
      import io

      for mode, attempt in [("w", "read"), ("w", "readline"), ("wb", "read")]:
          with open("a.txt", mode) as file:
              try:
                  getattr(file, attempt)()
              except io.UnsupportedOperation as error:
                  print(error)
      try:
          open("a.txt", "x")
      except FileExistsError as error:
          print(error)
      print(file.closed)
    `)
    expect(record.stdout).toBe("not readable\nnot readable\nread\n[Errno 17] File exists: 'a.txt'\nTrue\n")
  })

  it('makes folders, walks through them, copies and removes them, with the errors of Linux', async () => {
    const record = await run(python`
      import os, shutil
      from pathlib import Path

      base = Path("project")
      (base / "src" / "pkg").mkdir(parents=True)
      (base / "src" / "a.py").write_text("print(1)\n")
      (base / "src" / "pkg" / "b.py").write_text("x = 1\n")
      shutil.copy(base / "src" / "a.py", base / "c.py")
      for root, folders, files in os.walk("project"):
          print(root, sorted(folders), sorted(files))
      print(sorted(map(str, base.rglob("*.py"))), (base / "c.py").stat().st_size, base.resolve() == Path.cwd() / "project")
      for attempt in (base.rmdir, base.mkdir, (base / "none").read_text, base.read_text, (base / "c.py" / "x").touch):
          try:
              attempt()
          except OSError as error:
              print(type(error).__name__, error)
      os.rename(base / "src", "kept")
      shutil.rmtree(base)
      print(base.exists(), Path("kept/pkg/b.py").read_text(), sorted(os.listdir("kept")))
    `)
    expect(record).toMatchObject({ outcome: 'finished', deterministic: true })
    expect(record.stdout).toBe(
      [
        "project ['src'] ['c.py']",
        "project/src ['pkg'] ['a.py']",
        "project/src/pkg [] ['b.py']",
        "['project/c.py', 'project/src/a.py', 'project/src/pkg/b.py'] 9 True",
        "OSError [Errno 39] Directory not empty: 'project'",
        "FileExistsError [Errno 17] File exists: 'project'",
        "FileNotFoundError [Errno 2] No such file or directory: 'project/none'",
        "IsADirectoryError [Errno 21] Is a directory: 'project'",
        "NotADirectoryError [Errno 20] Not a directory: 'project/c.py/x'",
        "False x = 1\n ['a.py', 'pkg']",
        '',
      ].join('\n'),
    )
  })

  it('has temporary files and folders, and descriptors', async () => {
    const record = await run(python`
      import os, tempfile
      from pathlib import Path

      with tempfile.TemporaryFile("w+") as file:
          file.write("one")
          file.seek(0)
          print(file.read())
      with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
          file.write("two")
          file.flush()
          print(Path(file.name).read_text(), file.name.endswith(".txt"))
      print(os.path.exists(file.name))
      with tempfile.TemporaryDirectory() as folder:
          (Path(folder) / "three.txt").write_text("three")
          print(os.listdir(folder))
      print(os.path.exists(folder))
      descriptor = os.open("four.txt", os.O_CREAT | os.O_WRONLY)
      print(os.write(descriptor, b"four"))
      os.close(descriptor)
      try:
          os.close(descriptor)
      except OSError as error:
          print(error)
      print(open("four.txt").read())
    `)
    expect(record).toMatchObject({ outcome: 'finished', deterministic: true })
    expect(record.stdout).toBe(
      "one\ntwo True\nFalse\n['three.txt']\nFalse\n4\n[Errno 9] Bad file descriptor\nfour\n",
    )
  })

  it.each([
    ['the order in which a folder gives its files', 'import os\nos.mkdir("d")\nfor name in "ab": open(f"d/{name}", "w").close()\nprint(os.listdir("d"))\n'],
    ['whether there is a file elsewhere', 'import os\nprint(os.path.exists("/etc/hosts"))\n'],
    ['the name of a temporary file', 'import tempfile\nprint(tempfile.mkstemp()[1])\n'],
  ])('is not asked about %s', async (_, source) => {
    expect(await run(source)).toMatchObject({ outcome: 'finished', deterministic: false })
  }) // prettier-ignore

  it('sees nothing of the program before', async () => {
    await run('open("kept.txt", "w").write("x")')
    expect((await run('import os\nprint(os.path.exists("kept.txt"))')).stdout).toBe('False\n')
  })

  it('is not asked about if a missing file is behind the error that ends it', async () => {
    const record = await run(python`
      try:
          log = open("report.txt")
      finally:
          log.close()
    `)
    expect(record).toMatchObject({ outcome: 'unsupported', deterministic: false })
    expect(record.reasons.join()).toContain('a file ("report.txt")')
  })
})

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

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openSandbox } from '#sandbox/node'
import { pythonLibrary } from '#sandbox/node-library'

it('holds all that its own modules need: each can be imported', async () => {
  const sandbox = openSandbox()
  try {
    const { record } = await sandbox.play({ source: IMPORT_ALL })
    expect(record.stdout).toMatch(/^\d{3} modules\n$/)
  } finally {
    await sandbox.close()
  }
})

const IMPORT_ALL = `
import pkgutil
hidden = {"pyodide", "_pyodide"}
names = {module.name for module in pkgutil.iter_modules()} - hidden - {"this"}
for name in sorted(names):
    try:
        __import__(name)
    except BaseException as error:
        print(name, error)
print(len(names), "modules")
`

it('two builders at once leave one whole library and no drafts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'library-'))
  try {
    const [one, other] = await Promise.all([pythonLibrary(folder), pythonLibrary(folder)])
    expect(one).toBe(other)
    expect(await readdir(folder)).toHaveLength(1)
    const file = await readFile(one)
    expect(file.subarray(0, 2).toString()).toBe('PK')
    expect(file.length).toBeGreaterThan(5_000_000)
  } finally {
    await rm(folder, { recursive: true })
  }
})

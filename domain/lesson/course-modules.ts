import { importedNames, moduleNameIn } from '#domain/program/module-name'
import { isModuleOfPython } from '#domain/program/standard-modules'

/** Sources by the names of the modules that they are. */
export type Modules = Record<string, string>

const pythonFence = /^(`{3,}|~{3,})[ \t]*(?:python3?|py)\b[^\n]*\n([^]*?)^\1[ \t]*$/gmu

/** The modules that the lessons of a course show, in course order; of two of one name, the first. */
export function modulesShownIn(lessons: readonly string[]): Modules {
  const found: Modules = {}
  for (const markdown of lessons) {
    for (const [, , code = ''] of markdown.replaceAll('\r\n', '\n').matchAll(pythonFence)) {
      const name = moduleNameIn(code)
      // A lesson that imports a module of Python means that one.
      if (name !== null && !isModuleOfPython(name) && !Object.hasOwn(found, name)) found[name] = code
    }
  }
  return found
}

/** Those of the modules that a lesson imports, with those that these import. */
export function modulesNeededBy(markdown: string, modules: Modules): Modules {
  const needed: Modules = {}
  const open = importedNames(markdown)
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const source = Object.hasOwn(modules, name) ? modules[name] : undefined
    if (source === undefined || Object.hasOwn(needed, name)) continue
    needed[name] = source
    open.push(...importedNames(source))
  }
  return needed
}

import type { TestProject } from 'vitest/node'
import { startApp } from '../../scripts/app-process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    appUrl: string
    appDatabaseFile: string
  }
}

/** Starts one app for all browser tests. */
export default async function setup(project: TestProject) {
  const app = await startApp()
  project.provide('appUrl', app.url)
  project.provide('appDatabaseFile', app.databaseFile)
  return app.stop
}

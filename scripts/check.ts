// `npm run check`: types, lint, circular imports, format, unused code, generated docs. It changes nothing.
import { runChecks } from './run-checks.ts'

const results = await runChecks()
process.exitCode = results.every((check) => check.passed) ? 0 : 1

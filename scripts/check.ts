// `npm run check`: types, lint, circular imports, format, unused code, generated docs. It changes nothing.
import { runChecks } from './run-checks.ts'

process.exitCode = runChecks().every((check) => check.passed) ? 0 : 1

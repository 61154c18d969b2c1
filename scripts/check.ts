// `npm run check`: types, lint, circular imports, format, unused code. Nothing is changed.
import { runChecks } from './run-checks.ts'

process.exitCode = runChecks().every((check) => check.passed) ? 0 : 1

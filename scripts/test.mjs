// `npm test`: sets up what is missing, then checks and tests everything.
import { withSetup } from './setup.mjs'

await withSetup(() => import('./run-tests.ts'))

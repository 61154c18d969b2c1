// `npm start` and, with --dev, `npm run dev`.
import { withSetup } from './setup.mjs'

await withSetup(() => import('./start-app.ts'))

import { wantedSchema } from '../../study/session-queue'
import { studyRoute } from '../study-route'

/** What there is to study now. A POST, because the body lists the cards that the session already has. */
export const POST = studyRoute(wantedSchema, () => Promise.resolve({ kind: 'queue' }))

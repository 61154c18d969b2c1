import { StudySkeleton } from '#components/study/study-skeleton'

export default StudySkeleton

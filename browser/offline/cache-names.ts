const learnerPrefix = 'retrace/learner/'
const assetsPrefix = 'retrace/assets/'

/** The cache of a learner's pages. There is at most one of these in a browser. */
export const learnerCache = (learnerId: string): string => learnerPrefix + learnerId

/** The cache of a build's scripts, styles and fonts, and of its offline page. */
export const assetsCache = (build: string): string => assetsPrefix + build

/** The cache of Python, which is there once somebody has run a program. */
export const pythonCache = 'retrace/python'

export const isLearnerCache = (name: string): boolean => name.startsWith(learnerPrefix)
/** The build of a cache for which {@link isAssetsCache} holds. */
export const buildOf = (name: string): string => name.slice(assetsPrefix.length)
export const isAssetsCache = (name: string): boolean => name.startsWith(assetsPrefix)

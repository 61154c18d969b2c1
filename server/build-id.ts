/** Names the build of the app: it changes with whatever goes into the build. */
export const buildId = (): string => process.env.BUILD_ID ?? ''

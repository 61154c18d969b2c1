import { z } from 'zod'

const routeSchema = z.object({ page: z.string(), regex: z.string() })
/** The part of Next's `.next/routes-manifest.json` that is used here. */
const manifestSchema = z.object({ staticRoutes: z.array(routeSchema), dynamicRoutes: z.array(routeSchema) })

/**
 * Makes a function that names the route of a path, such as `/quiz/[attempt]`. There are few names, whatever the
 * paths are: files of the build and of Python are `/_next` and `/sandbox`, and anything unknown is `other`.
 *
 * @param manifest the parsed `routes-manifest.json` of the build
 */
export function routeNames(manifest: unknown): (path: string) => string {
  const { staticRoutes, dynamicRoutes } = manifestSchema.parse(manifest)
  const routes = [...staticRoutes, ...dynamicRoutes].map(({ page, regex }) => ({
    page,
    pattern: new RegExp(regex),
  }))
  return (path) => {
    const folder = /^\/(?:_next|sandbox)(?=\/)/.exec(path)
    if (folder !== null) return folder[0]
    return routes.find(({ pattern }) => pattern.test(path))?.page ?? 'other'
  }
}

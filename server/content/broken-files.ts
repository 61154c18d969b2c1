import { z } from 'zod'
import type { StoredFinding } from '#domain/findings/finding'
import { findingSchema } from '#server/content/finding-schema'
import { prisma } from '#server/database/prisma'
import type { BrokenFile } from '#server/content/read-content-folder'

const findingsSchema = z.array(findingSchema)

interface Row {
  file: string
  errors: string
}

/** Keeps what a sync could not use, in the place of what the sync before could not. */
export async function noteBrokenFiles(broken: readonly BrokenFile[]): Promise<void> {
  const found = [...Map.groupBy(broken, ({ file }) => file)].map(([file, same]) => ({
    file,
    errors: JSON.stringify(same.flatMap(({ errors }) => errors)),
  }))
  await prisma.$transaction(async (tx) => {
    const known = await tx.brokenFile.findMany({ select: { file: true, errors: true } })
    if (isSame(known, found)) return
    await tx.brokenFile.deleteMany()
    await tx.brokenFile.createMany({ data: found })
  })
}

const isSame = (known: Row[], found: Row[]) =>
  known.length === found.length &&
  found.every(({ file, errors }) => known.some((row) => row.file === file && row.errors === errors))

/** The content files that the latest sync could not use, and why. */
export async function brokenFiles(): Promise<{ file: string; errors: StoredFinding[] }[]> {
  const rows = await prisma.brokenFile.findMany({
    orderBy: { file: 'asc' },
    select: { file: true, errors: true },
  })
  return rows.map(({ file, errors }) => ({ file, errors: findingsSchema.parse(JSON.parse(errors)) }))
}

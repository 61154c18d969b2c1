/** What is needed of a table whose rows have an id. */
interface Table<Row extends { id: string }> {
  findMany(query: { where: { id: { in: string[] } }; select: { id: true } }): PromiseLike<{ id: string }[]>
  createMany(query: { data: Row[] }): PromiseLike<unknown>
  update(query: { where: { id: string }; data: Omit<Row, 'id'>; select: { id: true } }): PromiseLike<unknown>
}

/** Writes rows, the new ones at once, as each statement has its price, and the others one by one. */
export async function writeRows<Row extends { id: string }>(
  table: Table<Row>,
  rows: readonly Row[],
): Promise<void> {
  const stored = await table.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    select: { id: true },
  })
  const before = new Set(stored.map(({ id }) => id))
  await table.createMany({ data: rows.filter(({ id }) => !before.has(id)) })
  for (const { id, ...data } of rows.filter((row) => before.has(row.id)))
    await table.update({ where: { id }, data, select: { id: true } })
}

/** The rule under which an item or a lesson is rejected because another one has the same id. */
export const sameIdRule = 'E04'

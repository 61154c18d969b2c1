/** What a link in a mail holds: it stands behind the hash mark of the page's address, which is sent to nobody. */
export const tokenInAddress = (): string => window.location.hash.slice(1)

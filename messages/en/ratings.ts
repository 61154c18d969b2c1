/** Names of the ratings. */
export default { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' } as const

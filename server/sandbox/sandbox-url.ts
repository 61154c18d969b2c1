/** Where a browser finds Python: `npm start` has put the files there, under a name that changes with their content. */
export const sandboxUrl = () => `/sandbox/${process.env['SANDBOX_VERSION'] ?? 'none'}/`

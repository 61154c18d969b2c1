/**
 * URL path of the sandbox's browser files. `npm start` writes them to a folder whose name changes with their content.
 */
export const sandboxUrl = () => `/sandbox/${process.env['SANDBOX_VERSION'] ?? 'none'}/`

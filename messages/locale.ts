/** Language of the interface. */
export const locale = 'en'

/** The exit status of a web process that could not listen; the starter does not try that again. */
export const CANNOT_LISTEN = 70

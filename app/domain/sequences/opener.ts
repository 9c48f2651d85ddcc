/** In letters: longer is no opener but a second letter. */
export const OPENER_AT_MOST = 1_000

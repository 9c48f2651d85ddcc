import type { Format } from './format.ts'
import { KEYWORDS } from './keywords.ts'

/**
 * Every report that is known by its header, in the order in which they are tried: the first whose signature holds
 * wins, so the special ones stand before the general ones.
 */
export const FORMATS: Format[] = [KEYWORDS]

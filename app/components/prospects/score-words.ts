import { METRIC_WORDS } from '#app/domain/imports/metric-words.ts'
import { isRank, RANK_LIST_WORDS, type AuthoritySource } from '#app/domain/scores/authority.ts'
import { count } from '../../ui/number.ts'

/** "Ahrefs DR", "Tranco rank". */
export function sourceWords(source: AuthoritySource): string {
  return isRank(source) ? `${RANK_LIST_WORDS[source]} rank` : METRIC_WORDS[source]!
}

/** "Ahrefs DR 58", "Tranco rank 12,345": what one source says, in its own measure. */
export function authorityWords(source: AuthoritySource, raw: number): string {
  return `${sourceWords(source)} ${count(raw)}`
}

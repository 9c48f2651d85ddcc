import { counted } from '../../ui/number.ts'

/** What became of finds that somebody accepted. */
export function madeWords({
  created,
  known,
  banned,
}: {
  created: number
  known: number
  banned: number
}): string {
  return [
    `${counted(created, 'prospect')} made`,
    ...(known > 0 ? [`${known} known before`] : []),
    ...(banned > 0 ? [`${banned} left out: on the blacklist`] : []),
  ].join(', ')
}

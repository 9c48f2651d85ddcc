import { looksLikeAddress } from '../cells/address.ts'
import type { Role, Seen } from './format.ts'

/** In reports that compare sites, the sites are headers: "rival.example/". */
export function comparedSite(_: string, header: string): Role | undefined {
  return isSite(header) ? { field: 'targets' } : undefined
}

export function comparesSites({ cells }: Seen, least = 2): boolean {
  return cells.filter(isSite).length >= least
}

function isSite(header: string): boolean {
  return !/\s/.test(header.trim()) && looksLikeAddress(header)
}

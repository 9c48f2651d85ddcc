import { piecesOf } from '../cells/pieces.ts'
import type { CanonicalRecord } from '../fields.ts'
import type { RawRow } from './format.ts'

type Column = { key: string; header: string }

/** The chain's two columns are lists of equal length; when they do not pair up, their text is kept as it is. */
export function readChain(record: CanonicalRecord, { cell }: RawRow, urls: Column, codes: Column): void {
  const addresses = piecesOf(cell(urls.key))
  const statuses = piecesOf(cell(codes.key))
  if (addresses.length === 0) return
  if (addresses.length !== statuses.length) {
    record.extra[urls.header] = cell(urls.key)
    record.extra[codes.header] = cell(codes.key)
    return
  }
  record.redirect_chain = addresses.map((url, at) => ({ url, status: Number(statuses[at]) || null }))
  record.extra.href = addresses[0]
}

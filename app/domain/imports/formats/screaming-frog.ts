import type { CanonicalRecord } from '../fields.ts'
import { cells, type Format, type RawRow } from './format.ts'
import { linkType } from './link-type.ts'

const tool = 'screaming_frog'

/** The interface's language changes the headers. */
const ALIASES = {
  ancrage: 'anchor',
  'code de statut': 'status code',
  statut: 'status',
  suivre: 'follow',
  'texte alternatif': 'alt text',
  'position du lien': 'link position',
  adresse: 'address',
  indexabilité: 'indexability',
  'liens entrants': 'inlinks',
  dirección: 'address',
  'código de respuesta': 'status code',
  estado: 'status',
  indexabilidad: 'indexability',
  'enlaces entrantes': 'inlinks',
  tipo: 'type',
  origen: 'source',
  destino: 'destination',
  'texto ancla': 'anchor',
  'texto alternativo': 'alt text',
  seguir: 'follow',
}

/** A status of 0 is no status: the words beside it say why nothing came. */
function readTrouble(record: CanonicalRecord, { cell }: RawRow, field: string, step = ''): void {
  const isSilent = Number(cell(`status code${step}`)?.trim() || 'x') === 0
  const words = cell(`status${step}`)?.trim()
  if (isSilent) record[field] = words || 'no response'
}

function finishLink(record: CanonicalRecord, row: RawRow): string | void {
  const type = linkType(row.cell('type'))
  if (type !== 'text' && type !== 'image') return `not a link (${row.cell('type')?.trim()})`
  record.link_type = type
  if (type === 'image' && !record.anchor && record.image_alt) record.anchor = record.image_alt
  readTrouble(record, row, 'target_fetch_error')
}

export const SCREAMING_FROG: Format[] = [
  {
    name: 'screaming_frog_links',
    tool,
    kind: 'link',
    aliases: ALIASES,
    commaIsDecimal: true,
    signature: cells({ all: ['type', 'source', 'destination', 'anchor'], any: ['follow', 'status code'] }),
    version: ({ names }) => {
      if (names.has('link path') || names.has('link position') || names.has('rel')) return '2021'
      if (names.has('link attributes')) return '2020'
      return names.has('size (bytes)') ? '2017-04' : '2017-01'
    },
    columns: {
      type: { field: 'link_type', reads: 'later' },
      source: 'source_url',
      destination: 'target_url',
      'alt text': 'image_alt',
      anchor: 'anchor',
      // The status is the destination's.
      'status code': 'target_http_status',
      status: { field: 'target_fetch_error', reads: 'later' },
      follow: { field: 'nofollow', reads: 'follow' },
      rel: { field: 'nofollow', reads: 'rel' },
      'link attributes': { field: 'nofollow', reads: 'rel' },
    },
    finish: finishLink,
  },
  {
    name: 'screaming_frog_urls',
    tool,
    kind: 'url_check',
    aliases: ALIASES,
    commaIsDecimal: true,
    signature: cells({ all: ['address', 'status code'], any: ['inlinks', 'indexability'] }),
    columns: {
      address: 'url',
      'status code': 'http_status',
      status: { field: 'fetch_error', reads: 'later' },
      inlinks: 'inlinks',
    },
    finish: (record, row) => readTrouble(record, row, 'fetch_error'),
  },
  {
    // Each row is a chain; its steps beyond the first stay beside.
    name: 'screaming_frog_redirects',
    tool,
    kind: 'url_check',
    commaIsDecimal: true,
    signature: cells({ all: ['chain type', 'source', 'number of redirects'] }),
    columns: {
      source: 'url',
      'status code 1': 'http_status',
      'status 1': { field: 'fetch_error', reads: 'later' },
    },
    finish: (record, row) => readTrouble(record, row, 'fetch_error', ' 1'),
  },
]

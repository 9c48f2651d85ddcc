import { bytes } from '../../ui/number.ts'

export type FileFacts = {
  bytes: number
  format: string | null
  encoding: string | null
  delimiter: string | null
}

const DELIMITERS: Record<string, string> = { '\t': 'tabs', ',': 'commas', ';': 'semicolons', '|': 'bars' }
const ENCODINGS: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
}

/** What the file was found to be: "19 MB, UTF-8, commas". */
export function fileWords({ bytes: size, format, encoding, delimiter }: FileFacts): string {
  const parts = [
    format && format !== 'generic' && format !== 'unknown' ? formatWords(format) : null,
    bytes(size),
    encoding && (ENCODINGS[encoding] ?? encoding),
    delimiter === null ? 'one column' : (DELIMITERS[delimiter] ?? `parted by ${delimiter}`),
  ]
  return parts.filter(Boolean).join(', ')
}

/** "ahrefs_backlinks_old" is "Ahrefs backlinks old". */
function formatWords(format: string): string {
  const words = format.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

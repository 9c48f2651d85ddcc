/** Which mark parts the decimals of a file. Decided once a file, never cell by cell. */
export type DecimalMark = '.' | ','

/** Cells that say "no value", in any column that is not text. */
export function isNothing(text: string): boolean {
  return (
    text === '' ||
    text === '-' ||
    text === '--' ||
    text === '---' ||
    text === '–' ||
    text === '—' ||
    /^(n\/?a|null|none)$/i.test(text)
  )
}

const PLAIN = /^-?\d+$/
/** With a decimal point, and short enough to be held exactly. */
const POINTED = /^\d{1,9}\.\d{1,5}$/
const SCIENTIFIC = /^-?\d+(\.\d+)?e[-+]?\d+$/i
const SUFFIX: Record<string, number> = { k: 1e3, m: 1e6, b: 1e9 }

/**
 * A number as tools and spreadsheets write it: thousands separators, 1.2K / 3.4M / 5B, a per cent sign (dropped:
 * "45%" is 45), a Unicode minus.
 * @returns null for no value, undefined for a cell that is not a number
 */
export function readNumber(text: string, mark: DecimalMark): number | null | undefined {
  const trimmed = text.trim()
  if (PLAIN.test(trimmed) || SCIENTIFIC.test(trimmed)) return Number(trimmed)
  if (mark === '.' && POINTED.test(trimmed)) return Number(trimmed)
  if (isNothing(trimmed)) return null
  const found = /^([-+]?)([\d.,'’\s\u00a0\u202f]+)\s*([kmb]?)\s*%?$/i.exec(trimmed.replace('−', '-'))
  const digits = found && plainDigits(found[2]!.trim(), mark)
  if (!found || digits === null) return undefined
  const scale = SUFFIX[found[3]!.toLowerCase()] ?? 1
  const value = Number((Number(digits) * scale).toPrecision(15))
  return found[1] === '-' ? -value : value
}

/**
 * What a cell says about the decimal mark of its file: "0,5" and "1.234,5" can only be decimal commas, "41.5" and
 * "1,234.5" only decimal points; "1,234" says nothing.
 */
export function markEvidence(text: string): DecimalMark | null {
  const digits = /^[-+−]?([\d.,]+)\s*[kmb]?\s*%?$/i.exec(text.trim())?.[1]
  if (!digits) return null
  const comma = digits.lastIndexOf(',')
  const point = digits.lastIndexOf('.')
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.'
  if (comma >= 0) return isGrouped(digits, ',') ? null : ','
  if (point >= 0) return isGrouped(digits, '.') ? null : '.'
  return null
}

function isGrouped(digits: string, separator: ',' | '.'): boolean {
  return separator === ',' ? /^[1-9]\d{0,2}(,\d{3})+$/.test(digits) : /^[1-9]\d{0,2}(\.\d{3})+$/.test(digits)
}

/** Digits with at most one point, or null when the separators make no number. */
function plainDigits(text: string, mark: DecimalMark): string | null {
  const spaced = /^\d{1,3}(['’\s\u00a0\u202f]\d{3})+([.,]\d+)?$/.test(text)
  const bare = spaced ? text.replace(/['’\s\u00a0\u202f]/g, '') : text
  const thousands = mark === '.' ? ',' : '.'
  const [whole = '', decimals, ...more] = bare.split(mark)
  if (more.length > 0 || !/^\d*$/.test(decimals ?? '')) return null
  const groups = whole.split(thousands)
  if (groups.length > 1 && (groups[0] === '' || !groups.slice(1).every((group) => /^\d{3}$/.test(group))))
    return null
  const joined = groups.join('')
  if (!/^\d*$/.test(joined) || (joined === '' && !decimals)) return null
  return decimals ? `${joined || '0'}.${decimals}` : joined
}

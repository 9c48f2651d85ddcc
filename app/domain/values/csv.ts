export type Cell = string | number | boolean | Date | null | undefined

/**
 * One line of CSV (RFC 4180, CRLF at the end). A text that a spreadsheet would run as a formula gets an apostrophe
 * before it (OWASP, "CSV injection"); numbers are left as they are.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell)
  const text = cell instanceof Date ? cell.toISOString() : disarm(cell)
  return /[",\r\n;\t]/.test(text) || /^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A formula starts with = + - @, also behind white space or as full-width signs; tab and CR open one as well. */
function disarm(text: string): string {
  return /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text
}

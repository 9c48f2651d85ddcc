/** Header fields of an answer in their order, names in lower case, one entry a line. */
export type HeaderLines = [name: string, value: string][]

/** The value of a header field, lines joined by a comma; null when it is missing. */
export function header(lines: HeaderLines, name: string): string | null {
  const values = headerValues(lines, name)
  return values.length > 0 ? values.join(', ') : null
}

/** The values of all lines with this name. */
export function headerValues(lines: HeaderLines, name: string): string[] {
  return lines.filter(([one]) => one === name).map(([, value]) => value)
}

/** Lines from names and values in turn, as node:http gives them. */
export function linesOf(raw: string[]): HeaderLines {
  const lines: HeaderLines = []
  for (let at = 0; at + 1 < raw.length; at += 2) lines.push([raw[at]!.toLowerCase(), readable(raw[at + 1]!)])
  return lines
}

/** Bytes beyond ASCII come as latin1; most servers that send any mean UTF-8. */
function readable(value: string): string {
  if (!/[\x80-\xff]/.test(value) || /[\u0100-\uffff]/.test(value)) return value
  const text = Buffer.from(value, 'latin1').toString('utf8')
  return text.includes('\ufffd') ? value : text
}

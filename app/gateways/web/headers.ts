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

export function linesOf(headers: Record<string, string | string[] | undefined>): HeaderLines {
  return Object.entries(headers).flatMap(([name, value = []]) =>
    (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name.toLowerCase(), one]),
  )
}

const DELIMITERS = ['\t', ',', ';', '|'] as const

/** The delimiter of one line: a tab wins, else the most frequent outside quotes; null for a single cell. */
export function delimiterOf(line: string): string | null {
  const counts = new Map<string, number>()
  let isQuoted = false
  for (const char of line) {
    if (char === '"') isQuoted = !isQuoted
    else if (!isQuoted && (DELIMITERS as readonly string[]).includes(char)) {
      counts.set(char, (counts.get(char) ?? 0) + 1)
    }
  }
  if (counts.has('\t')) return '\t'
  let best: string | null = null
  for (const delimiter of DELIMITERS) {
    if ((counts.get(delimiter) ?? 0) > (best === null ? 0 : counts.get(best)!)) best = delimiter
  }
  return best
}

/** Excel's own note on its delimiter, alone on the first line: `sep=;`. */
export function statedDelimiter(line: string): string | null {
  return /^"?sep=(.)"?$/i.exec(line.trim())?.[1] ?? (/^sep=\t/i.test(line) ? '\t' : null)
}

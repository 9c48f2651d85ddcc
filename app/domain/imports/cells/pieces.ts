/** The pieces of a cell that holds a list: a JSON array, or texts parted by a comma and a blank. */
export function piecesOf(cell: string | undefined): string[] {
  const text = cell?.trim() ?? ''
  if (text === '') return []
  return jsonList(text) ?? text.split(', ').map((piece) => piece.trim())
}

/** A JSON array of plain values; null for any other text, so that "[PDF] Report" stays one. */
export function jsonList(text: string): string[] | null {
  if (!text.startsWith('[') || !text.endsWith(']')) return null
  try {
    const list: unknown = JSON.parse(text)
    const isPlain = Array.isArray(list) && list.every((one) => one === null || typeof one !== 'object')
    return isPlain ? list.filter((one) => one !== null).map(String) : null
  } catch {
    return null
  }
}

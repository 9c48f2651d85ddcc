/** Stands for a line feed within a cell of a sheet, so that a line of its text stays a row. No text has this character. */
export const INNER_LINE = '\ufdd0'

/** The cells with their line feeds. */
export function withInnerLines(cells: string[]): string[] {
  return cells.map((cell) => (cell.includes(INNER_LINE) ? cell.replaceAll(INNER_LINE, '\n') : cell))
}

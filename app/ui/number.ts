/** A count for reading: 12408 is "12,408". */
export function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A count with its noun: "1 prospect", "87 prospects". @param plural when it is not the noun with an s */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${count(value)} ${value === 1 ? noun : plural}`
}

/** A size for reading: 1536 is "1.5 kB". */
export function bytes(value: number): string {
  const units = ['B', 'kB', 'MB', 'GB']
  let at = 0
  let left = value
  while (left >= 1000 && at < units.length - 1) {
    left /= 1000
    at += 1
  }
  return `${at === 0 ? left : left.toFixed(left < 10 ? 1 : 0)} ${units[at]}`
}

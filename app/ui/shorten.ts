/** Cuts the middle out, so that both ends stay readable: "/compos…-spaces". Nothing to cut: as it is. */
export function shortenMiddle(text: string, length: number): string {
  const letters = [...text]
  if (letters.length <= length) return text
  const head = Math.ceil((length - 1) / 2)
  const tail = Math.floor((length - 1) / 2)
  return `${letters.slice(0, head).join('')}…${letters.slice(letters.length - tail).join('')}`
}

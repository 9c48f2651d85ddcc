/** Who is taken out of sentences: the address, and the names by which they were called. */
export type Erased = { addresses: string[]; names: string[] }

/** What stands in the place of a name. */
export const SOMEBODY = 'the contact'

/** Takes a person out of a sentence that we wrote ourselves: "Ines replied" becomes "the contact replied". */
export function scrub(text: string, { addresses, names }: Erased): string {
  const words = [...addresses, ...names].filter((word) => word.trim() !== '')
  if (words.length === 0) return text
  const longestFirst = words.toSorted((a, b) => b.length - a.length).map(literally)
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return text.replace(found, (match) => (isCalled(match, { addresses, names }) ? SOMEBODY : match))
}

/** A name is written as a name: "Will" is somebody, "will" is not. */
function isCalled(match: string, { addresses, names }: Erased): boolean {
  return names.includes(match) || addresses.includes(match.toLowerCase())
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

const WORDS: Record<string, string> = {
  a: 'text',
  href: 'text',
  ahref: 'text',
  hyperlink: 'text',
  hyperlien: 'text',
  hipervínculo: 'text',
  anchor: 'text',
  textlink: 'text',
  link: 'text',
  text: 'text',
  img: 'image',
  image: 'image',
  imagelink: 'image',
  imagen: 'image',
  iframe: 'frame',
  frame: 'frame',
}

/** The tools' words for the kind of a link, in ours; a word that is not known stays. */
export function linkType(word: unknown): string | null {
  if (typeof word !== 'string' || word.trim() === '') return null
  const lower = word.trim().toLowerCase()
  return WORDS[lower] ?? lower
}

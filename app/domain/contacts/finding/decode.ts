import { readFoundAddress } from './address-text.ts'

/** Cloudflare's e-mail protection: hexadecimal, the first octet is the key of the rest. */
export function fromCloudflare(hex: string): string | null {
  if (!/^(?:[0-9a-f]{2}){4,400}$/i.test(hex)) return null
  const bytes = Buffer.from(hex, 'hex')
  const text = Buffer.from(bytes.subarray(1).map((one) => one ^ bytes[0]!)).toString('utf8')
  return readFoundAddress(text.replace(/\?.*$/, ''))
}

/** Letters moved on by 13. */
export function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const first = letter <= 'Z' ? 65 : 97
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first)
  })
}

/** TYPO3's spam protection moves letters, digits and a few signs on, each in a ring of its own. */
export function typo3(text: string, offset: number): string {
  const rings = [
    [0x2b, 0x3a],
    [0x40, 0x5a],
    [0x61, 0x7a],
  ] as const
  return [...text]
    .map((letter) => {
      const code = letter.charCodeAt(0)
      const ring = rings.find(([first, last]) => code >= first && code <= last)
      if (!ring) return letter
      const [first, last] = ring
      const size = last - first + 1
      return String.fromCharCode(first + ((((code - first + offset) % size) + size) % size))
    })
    .join('')
}

export function reversed(text: string): string {
  return [...text].reverse().join('')
}

/** The address that a packed value stands for, when it stands for one: base64, rot13, backwards, percent, entities. */
export function unpacked(value: string): string | null {
  const text = withSigns(value.trim())
  if (text.length < 6 || text.length > 400) return null
  const tries = [
    () => text,
    () => percent(text),
    () =>
      /^[a-z0-9+/]+=*$/i.test(text) && text.length % 4 === 0
        ? Buffer.from(text, 'base64').toString('utf8')
        : '',
    () => rot13(text),
    () => reversed(text),
    () => reversed(rot13(text)),
    () => (/^(?:[0-9a-f]{2})+$/i.test(text) ? Buffer.from(text, 'hex').toString('utf8') : ''),
  ]
  for (const attempt of tries) {
    const plain = withSigns(entities(attempt()))
      .replace(/^mailto:/i, '')
      .replace(/\?.*$/, '')
    const email = /^[^\s@]+@[^\s@]+$/.test(plain.trim()) ? readFoundAddress(plain) : null
    if (email) return email
  }
  return fromCloudflare(text)
}

/** `[at]` and `[dot]` as the signs that they stand for. */
function withSigns(text: string): string {
  return text
    .replace(/\s*[[({]\s*(?:at|@)\s*[\])}]\s*/i, '@')
    .replace(/\s*[[({]\s*(?:dot|\.)\s*[\])}]\s*/gi, '.')
}

/** Numeric entities and the few names that stand in scripts and attributes. */
export function entities(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});?/gi, (_, hex: string) => codePoint(parseInt(hex, 16)))
    .replace(/&#(\d{1,7});?/g, (_, code: string) => codePoint(Number(code)))
    .replace(/&commat;/g, '@')
    .replace(/&period;/g, '.')
    .replace(/&amp;/g, '&')
}

/** Percent escapes, where they can be read. */
export function percent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Not an escape after all: the text means itself.
    return text
  }
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

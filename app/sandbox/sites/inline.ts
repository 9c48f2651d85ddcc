/** A link in a text of ours. `rel` as the page writes it. */
export type InlineLink = { words: string; address: string; rel?: string }

const LINK = /\[([^\]]+)\]\(([^)\s]+)\)(?:\{([a-z ]+)\})?/g

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char]!)
}

/** A text with [words](address){rel} in it as HTML. `relFor` says what rel an address carries on this page. */
export function toHtml(
  text: string,
  relFor: (address: string) => string | undefined = () => undefined,
): string {
  let html = ''
  let at = 0
  for (const match of text.matchAll(LINK)) {
    const [whole, words = '', address = '', ownRel] = match
    const rel = [ownRel, relFor(address)].filter(Boolean).join(' ')
    html += escapeHtml(text.slice(at, match.index))
    html += `<a href="${escapeHtml(address)}"${rel ? ` rel="${escapeHtml(rel)}"` : ''}>${escapeHtml(words)}</a>`
    at = match.index + whole.length
  }
  return html + escapeHtml(text.slice(at))
}

/** The text without its marks, for descriptions and mails. */
export function toPlain(text: string): string {
  return text.replace(LINK, '$1')
}

export function linksIn(text: string): InlineLink[] {
  return [...text.matchAll(LINK)].map(([, words = '', address = '', rel]) => ({ words, address, rel }))
}

/** The text with the first link to `address` changed by `change`; null when there is none. */
export function changeLink(
  text: string,
  isIt: (address: string) => boolean,
  change: (link: InlineLink) => InlineLink,
): string | null {
  for (const match of text.matchAll(LINK)) {
    const [whole, words = '', address = '', rel] = match
    if (!isIt(address)) continue
    return (
      text.slice(0, match.index) +
      mark(change({ words, address, rel })) +
      text.slice(match.index + whole.length)
    )
  }
  return null
}

export function mark({ words, address, rel }: InlineLink): string {
  return `[${words}](${address})${rel ? `{${rel}}` : ''}`
}

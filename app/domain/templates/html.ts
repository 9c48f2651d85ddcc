/**
 * The HTML part of a mail, made from its text: every character escaped, blank lines to paragraphs, addresses of
 * pages to links. Nothing in it but p, br and a.
 */
export function htmlOf(text: string): string {
  return text
    .trim()
    .split(/\n[ \t]*\n+/)
    .map((paragraph) => `<p>${linked(paragraph.trim()).replaceAll('\n', '<br>\n')}</p>`)
    .join('\n')
}

/** Escapes text for HTML, attributes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** Addresses of pages in a text. A closing sign of punctuation or a bracket belongs to the sentence. */
export const URL_IN_TEXT = /https?:\/\/[^\s<>"⟨⟩]*[^\s<>"⟨⟩.,;:!?'’”)\]}]/g

function linked(text: string): string {
  let html = ''
  let from = 0
  for (const match of text.matchAll(URL_IN_TEXT)) {
    const url = escapeHtml(match[0])
    html += `${escapeHtml(text.slice(from, match.index))}<a href="${url}">${url}</a>`
    from = match.index + match[0].length
  }
  return html + escapeHtml(text.slice(from))
}

import sanitize from 'sanitize-html'

const MOST_CHARACTERS = 300_000

/**
 * The HTML of a mail, harmless: no script, style, form, picture or anything else that is loaded from elsewhere. Links
 * lead out only when somebody clicks them.
 * @returns null when nothing is left, or when it is too long to be an answer
 */
export function cleanHtml(html: string): string | null {
  if (html.length > MOST_CHARACTERS) return null
  const clean = sanitize(html, {
    allowedTags:
      'a b blockquote br code div em h1 h2 h3 h4 h5 h6 hr i li ol p pre s small span strong sub sup table tbody td th thead tr u ul'.split(
        ' ',
      ),
    allowedAttributes: { a: ['href', 'rel', 'target'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nestingLimit: 60,
    transformTags: {
      a: sanitize.simpleTransform('a', { rel: 'noopener noreferrer nofollow', target: '_blank' }),
    },
  })
  return clean.trim() === '' ? null : clean
}

import { attribute, type Element } from '#app/domain/pages/dom.ts'
import { readStyle } from '#app/domain/pages/visibility.ts'

/** What the style sheets inside a page do to single classes and ids: hide, turn round, add text. */
export type StyleRules = {
  hides(element: Element, words: string): boolean
  reverses(element: Element, words: string): boolean
  before(element: Element, words: string): string
  after(element: Element, words: string): string
}

const MOST_CHARACTERS = 200_000

/** Reads the simple rules (`.junk`, `#x`, `span.junk`, with ::before and ::after) of a page's style elements. */
export function readStyleRules(html: string): StyleRules {
  const hidden = new Set<string>()
  const turned = new Set<string>()
  const [before, after] = [new Map<string, string>(), new Map<string, string>()]
  for (const [, css] of html.matchAll(/<style\b[^>]*>([^]*?)<\/style/gi)) {
    const flat = css!
      .slice(0, MOST_CHARACTERS)
      .replace(/\/\*[^]*?\*\//g, ' ')
      .replace(/@[\w-]+[^{};]*\{/g, ' ')
    for (const [, selectors, body] of flat.matchAll(/([^{}]{1,300})\{([^{}]{1,2000})\}/g)) {
      const style = readStyle(body!)
      for (const selector of selectors!.split(',')) {
        const found = /^\s*(?:[a-z]*)([.#][\w-]+)\s*(?:::?(before|after))?\s*$/i.exec(selector)
        if (!found) continue
        const [, key, edge] = found
        if (edge) {
          const content = /(?:^|;)\s*content\s*:\s*([^;]+)/i.exec(body!)?.[1]
          if (content) (edge.toLowerCase() === 'before' ? before : after).set(key!, content)
        } else if (style.get('display') === 'none' || style.get('visibility') === 'hidden') hidden.add(key!)
        else if (/rtl/.test(style.get('direction') ?? '') && /override/.test(style.get('unicode-bidi') ?? ''))
          turned.add(key!)
      }
    }
  }
  const isEmpty = hidden.size + turned.size + before.size + after.size === 0
  const has = (set: Set<string>, element: Element) =>
    set.size > 0 && keysOf(element).some((key) => set.has(key))
  const added = (map: Map<string, string>, element: Element) => {
    if (map.size === 0) return ''
    const key = keysOf(element).find((one) => map.has(one))
    return key ? contentOf(map.get(key)!, element) : ''
  }
  return {
    hides: (element, words) => !isEmpty && words !== '' && has(hidden, element),
    reverses: (element, words) => !isEmpty && words !== '' && has(turned, element),
    before: (element, words) => (isEmpty || words === '' ? '' : added(before, element)),
    after: (element, words) => (isEmpty || words === '' ? '' : added(after, element)),
  }
}

function keysOf(element: Element): string[] {
  const classes = (attribute(element, 'class') ?? '').split(/\s+/).filter(Boolean)
  const id = attribute(element, 'id')?.trim()
  return [...classes.map((one) => `.${one}`), ...(id ? [`#${id}`] : [])]
}

/** `attr(data-user) "@" attr(data-host)`, with escapes of CSS. */
function contentOf(value: string, element: Element): string {
  return [...value.matchAll(/"([^"]*)"|'([^']*)'|attr\(\s*([\w-]+)\s*\)/g)]
    .map(([, double, single, name]) =>
      name
        ? (attribute(element, name) ?? '')
        : (double ?? single ?? '').replace(/\\([0-9a-f]{1,6})\s?/gi, (_, hex: string) =>
            String.fromCodePoint(parseInt(hex, 16)),
          ),
    )
    .join('')
}

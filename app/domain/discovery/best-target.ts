export type OurPage = { id: number; url: string; title: string | null }

/**
 * The page of ours that fits what was behind a dead link, by the words they share: those of the dead address, its
 * anchor and its paragraph against those of our address and title. Null when they share none.
 */
export function bestTarget(
  about: { url: string; anchor: string; context: string },
  pages: OurPage[],
): number | null {
  const strong = words(`${pathOf(about.url)} ${about.anchor}`)
  const weak = words(about.context)
  let best: { id: number; score: number } | null = null
  for (const page of pages) {
    const ours = words(`${pathOf(page.url)} ${page.title ?? ''}`)
    const score = [...ours].reduce((sum, word) => sum + (strong.has(word) ? 3 : weak.has(word) ? 1 : 0), 0)
    if (score > 0 && (!best || score > best.score)) best = { id: page.id, score }
  }
  return best?.id ?? null
}

/** Words of three letters and more, without those that every address has; plural and singular are one. */
function words(text: string): Set<string> {
  const found = text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []
  return new Set(found.filter((word) => !COMMON.has(word)).map((word) => word.replace(/s$/, '')))
}

const COMMON = new Set(
  'the and for with from that this are was you your our how what when html htm php www index page pages blog post posts guide guides com org net http https'.split(
    ' ',
  ),
)

function pathOf(url: string): string {
  return URL.canParse(url) ? decodeURIComponent(safely(new URL(url).pathname)) : url
}

/** A stray per cent sign is no escape. */
function safely(text: string): string {
  return text.replace(/%(?![0-9a-f]{2})/gi, '%25').replace(/%[89a-f][0-9a-f]/gi, ' ')
}

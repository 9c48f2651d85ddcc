import { readWebAddress, siteOf } from '../values/web-address.ts'

export type PastedLink = {
  line: number
  sourceUrl: string
  targetUrl: string
  match: 'page' | 'site'
  anchor: string
}
export type PastedLinks = { links: PastedLink[]; rejected: { line: number; reason: string; text: string }[] }

/**
 * Reads pasted links, one a line: a page; or page, target and anchor, separated by tabs, semicolons, commas or wide
 * space. A target may be a path of the client's site; without one any page of the site counts.
 * @param siteUrl the client's site
 */
export function readPastedLinks(text: string, siteUrl: string): PastedLinks {
  const links: PastedLink[] = []
  const rejected: PastedLinks['rejected'] = []
  text.split(/\r\n|\r|\n/).forEach((raw, at) => {
    const line = at + 1
    if (!raw.trim() || isHeader(raw, at)) return
    const [page = '', target = '', ...rest] = cellsOf(raw)
    const source = readWebAddress(page)
    if (!source || !siteOf(source.hostname)?.includes('.'))
      return rejected.push({ line, reason: 'no web address of a page', text: raw })
    if (siteOf(source.hostname) === siteOf(new URL(siteUrl).hostname))
      return rejected.push({ line, reason: 'this page is on your own site', text: raw })
    const to = target ? readTarget(target, siteUrl) : new URL(siteUrl)
    if (!to) return rejected.push({ line, reason: `“${target}” is not a target page`, text: raw })
    links.push({
      line,
      sourceUrl: source.href,
      targetUrl: to.href,
      match: target ? 'page' : 'site',
      anchor: rest.join(' ').trim(),
    })
  })
  return { links, rejected }
}

function cellsOf(line: string): string[] {
  const separator = line.includes('\t')
    ? /\t+/
    : line.includes(';')
      ? /;/
      : /,\s+|,(?=\/|https?:)|\s{2,}|\s(?=\/|https?:)/
  return line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
}

function isHeader(line: string, at: number): boolean {
  return at === 0 && /^\W*(source|url|page|referring page)/i.test(line) && !/[a-z0-9]\.[a-z]{2}/i.test(line)
}

function readTarget(text: string, siteUrl: string): URL | null {
  return text.startsWith('/') ? readWebAddress(text, siteUrl) : readWebAddress(text)
}

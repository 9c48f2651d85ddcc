import { pageKey, readWebAddress } from '../values/web-address.ts'

export type UnusableLine = { line: number; text: string }

/** The pages named in a text, one a line, each once; lines that are no web address are told. */
export function namedPages(text: string): { urls: string[]; unusable: UnusableLine[] } {
  const urls = new Map<string, string>()
  const unusable: UnusableLine[] = []
  text.split(/\r\n|\r|\n/).forEach((raw, at) => {
    const line = raw.trim()
    if (line === '') return
    const url = readWebAddress(line.split(/[\t,;]/)[0]!)
    if (url) urls.set(pageKey(url), urls.get(pageKey(url)) ?? url.href)
    else unusable.push({ line: at + 1, text: line })
  })
  return { urls: [...urls.values()], unusable }
}

import { scanFile, type News } from '#app/domain/discovery/web-graph/scan-file.server.ts'

/** Looks through edges in this process, as the product's own process does. Prints what it found. */
const [path = '', ...wanted] = process.argv.slice(2)
let last: News | undefined
let found = 0
await scanFile({ look: 'links', path, wanted: wanted.map(Number), atMost: 10_000_000 }, (news) => {
  found += (news as News<'links'>).found.sources.length
  last = news
  return Promise.resolve()
})
console.log(JSON.stringify({ edges: last!.usable, unusable: last!.unusable, links: last!.links, found }))

import http from 'node:http'
import { text } from 'node:stream/consumers'
import { parse } from 'parse5'
import { PAGES, pageAt } from './pages.ts'

/** The least a checker of links can do: ask for each page and build its tree. Argument: the port of the made web. */
const port = process.argv[2]!
const agent = new http.Agent({ keepAlive: true })
let at = 0
let found = 0
async function worker() {
  while (at < PAGES) {
    const url = new URL(pageAt(at++).url)
    const html = await ask(url)
    parse(html)
    if (html.includes('client.test')) found++
  }
}
await Promise.all(Array.from({ length: 64 }, worker))
agent.destroy()
console.log(found)

function ask(url: URL): Promise<string> {
  return new Promise((resolve, reject) => {
    http
      .get(
        { host: '127.0.0.1', port, path: url.pathname, headers: { host: url.host }, agent },
        (answer) => void text(answer).then(resolve, reject),
      )
      .once('error', reject)
  })
}

import { Agent, request } from 'undici'
import { parse } from 'parse5'
import { PAGES, pageAt } from './pages.ts'

/** The least a checker of links can do: ask for each page and build its tree. Argument: the port of the made web. */
const port = process.argv[2]!
const agent = new Agent({ connections: 64, pipelining: 1 })
let at = 0
let found = 0
async function worker() {
  while (at < PAGES) {
    const url = new URL(pageAt(at++).url)
    const { body } = await request(`http://127.0.0.1:${port}${url.pathname}`, {
      dispatcher: agent,
      headers: { host: url.host },
    })
    const html = await body.text()
    parse(html)
    if (html.includes('client.test')) found++
  }
}
await Promise.all(Array.from({ length: 64 }, worker))
await agent.close()
console.log(found)

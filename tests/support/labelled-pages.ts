import { readdirSync, readFileSync } from 'node:fs'
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Promised } from '#app/domain/links/observation.ts'
import { article, words, type Answer, type Sites } from './local-web.ts'

/** One labelled case: what the web answers, what was promised, and what has to be said about it. */
export type LabelledPage = {
  file: string
  name: string
  promised: Promised
  /** A browser costs a second, so only cases that say `render: auto` get one. */
  render: 'auto' | 'never'
  /** Rules that send names elsewhere, beside those of the local web. */
  connectTo: string
  sites: Sites
  expected: { said: { verdict: string; issues: string[] }; fields: [path: string, value: string][] }
}

const FOLDER = path.join(import.meta.dirname, '../fixtures/pages')
const PROMISE = ['source', 'target', 'match', 'anchor', 'rel'] as const

/** Every case in tests/fixtures/pages; the form is described in the README there. */
export function labelledPages(): LabelledPage[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.cases'))
    .sort()
    .flatMap((file) => casesIn(file, readFileSync(path.join(FOLDER, file), 'utf8')))
}

function casesIn(file: string, text: string): LabelledPage[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...answers] = part.split(/^>>> /m)
      const [name = '', ...lines] = head.trim().split('\n')
      const said = new Map(lines.map((line) => split(line)))
      const [verdict = '', ...issues] = (said.get('expect') ?? '').split(/\s+/)
      const promised: Promised = {
        source: said.get('source') ?? 'http://a.test/post',
        target: said.get('target') ?? 'http://client.test/guide',
        match: said.get('match') === 'site' ? 'site' : 'page',
        anchor: said.get('anchor') ?? '',
        rel: said.get('rel') === 'any' ? 'any' : 'follow',
      }
      const fields = [...said].filter(
        ([key]) => ![...PROMISE, 'expect', 'connect', 'render'].includes(key as never),
      )
      const sites: Sites = { 'client.test/guide': article('', { title: 'The guide' }) }
      for (const answer of answers) Object.assign(sites, answerIn(answer))
      return {
        file,
        name,
        promised,
        render: said.get('render') === 'auto' ? 'auto' : 'never',
        connectTo: said.get('connect') ?? '',
        sites,
        expected: { said: { verdict, issues }, fields },
      }
    })
}

/** `a.test/post 200 article`, header lines until a blank one, then the body. */
function answerIn(text: string): Sites {
  const [first = '', ...rest] = text.replace(/\n+$/, '').split('\n')
  const [address = '', ...ways] = first.trim().split(/\s+/)
  const blank = rest.indexOf('')
  const isHeader = /^[\w-]+: /
  const hasHeaders = isHeader.test(rest[0] ?? '')
  const headerLines = hasHeaders ? rest.slice(0, blank < 0 ? undefined : blank) : []
  const inside = filled((hasHeaders ? (blank < 0 ? [] : rest.slice(blank + 1)) : rest).join('\n').trim())
  const headers: Record<string, string[]> = {}
  for (const [key, value] of headerLines.map(split)) (headers[key.toLowerCase()] ??= []).push(value)
  const status = Number(ways.find((way) => /^\d{3}$/.test(way)) ?? 200)
  const body = ways.includes('article') ? article(inside) : inside
  return { [address]: shaped(ways, { status, headers, body: inBytes(body, ways) }) }
}

type Plain = { status: number; headers: OutgoingHttpHeaders; body: Buffer }

/**
 * `cut`: the connection breaks after the body; `silent`: nothing is ever answered; `reset`: broken off at once;
 * `packed-cut`: gzip without its end; `needs-cookie`: a redirect to itself that sets one; `browser-only:403`: that
 * status for who does not look like a browser.
 */
function shaped(ways: string[], answer: Plain): Answer {
  if (ways.includes('silent')) return () => {}
  if (ways.includes('reset')) return (request) => void request.socket.destroy()
  if (ways.includes('packed-cut')) return packedCut(answer)
  if (ways.includes('needs-cookie'))
    return (request, response) =>
      request.headers.cookie?.includes('seen=1')
        ? send(response, answer)
        : void response.writeHead(302, { location: request.url, 'set-cookie': 'seen=1; Path=/' }).end()
  const refusal = ways.find((way) => way.startsWith('browser-only:'))
  if (refusal)
    return (request, response) =>
      /Chrome/.test(request.headers['user-agent'] ?? '')
        ? send(response, answer)
        : void response.writeHead(Number(refusal.split(':')[1])).end()
  if (!ways.includes('cut')) return answer
  return (_, response) => {
    const length = answer.body.length + 1_000
    response.writeHead(answer.status, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': length,
      ...answer.headers,
    })
    response.write(answer.body, () => setTimeout(() => response.destroy(), 20))
  }
}

function send(response: ServerResponse, { status, headers, body }: Plain): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body)
}

function packedCut({ status, headers, body }: Plain): Answer {
  const packed = gzipSync(body, { level: 1 })
  const cut = packed.subarray(0, Math.floor(packed.length * 0.6))
  return { status, headers: { ...headers, 'content-encoding': 'gzip' }, body: cut }
}

/** `bytes`: escapes such as \xE9 stand for one byte each; `wide`: UTF-16 with its mark. */
function inBytes(text: string, ways: string[]): Buffer {
  if (ways.includes('wide')) return Buffer.from(`\ufeff${text}`, 'utf16le')
  if (!ways.includes('bytes')) return Buffer.from(text)
  const bytes = text.replace(/\\x([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1')
}

function filled(text: string): string {
  return text
    .replace(/\{words:(\d+)\}/g, (_, count: string) => words(Number(count)))
    .replace(/\{repeat:(\d+):([^{}]*)\}/g, (_, count: string, part: string) =>
      `${part}\n`.repeat(Number(count)),
    )
    .replace(/\{count:(\d+):([^{}]*)\}/g, (_, count: string, part: string) =>
      Array.from({ length: Number(count) }, (_, at) => part.replaceAll('#', String(at))).join(' '),
    )
}

function split(line: string): [string, string] {
  const cut = line.indexOf(':')
  return [line.slice(0, cut).trim(), line.slice(cut + 1).trim()]
}

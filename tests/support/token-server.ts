import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

export type TokenServer = {
  /** Where a provider's doors begin: `/oauth2/v2.0/token` lies below. */
  authority: string
  /** Where the mail server asks whether a token is good. */
  introspectionUrl: string
  isGood(user: string, token: string): boolean
  /** Hands out a pair, as after a person said yes. */
  grant(user: string): { accessToken: string; refreshToken: string }
  /** No token of before is good any more; they can be renewed. */
  forget(): void
  /** The person took the leave back: nothing can be renewed. */
  revoke(): void
  /** Every refresh token that was handed in, in order. */
  handedIn: string[]
  /** A code that can be changed into a pair, once. */
  code(user: string): string
  stop(): Promise<void>
}

/** A provider that renews each refresh token with every use: an old one is void at once. */
export async function startTokenServer(): Promise<TokenServer> {
  let access = new Map<string, string>()
  let lasting = new Map<string, string>()
  const codes = new Map<string, string>()
  const handedIn: string[] = []
  const grant = (user: string) => {
    const pair = { accessToken: `access-${randomUUID()}`, refreshToken: `refresh-${randomUUID()}` }
    access.set(pair.accessToken, user)
    lasting.set(pair.refreshToken, user)
    return pair
  }
  const answer = (user: string) => {
    const { accessToken, refreshToken } = grant(user)
    const claims = Buffer.from(JSON.stringify({ preferred_username: user })).toString('base64url')
    return {
      access_token: accessToken,
      refresh_token: refreshToken,
      expires_in: 3600,
      id_token: `e30.${claims}.x`,
    }
  }
  const redeem = (fields: URLSearchParams) => {
    const isCode = fields.get('grant_type') === 'authorization_code'
    const [shelf, key] = isCode ? [codes, fields.get('code')!] : [lasting, fields.get('refresh_token')!]
    if (!isCode) handedIn.push(key)
    const user = shelf.get(key)
    shelf.delete(key)
    return user ? answer(user) : null
  }
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const fields = new URLSearchParams(Buffer.concat(chunks).toString())
      const reply = (status: number, body: object) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      if (request.url === '/introspect') {
        const username = access.get(fields.get('token') ?? '')
        return reply(200, { active: username !== undefined, username })
      }
      if (fields.get('client_secret') !== 'secret') return reply(401, { error: 'invalid_client' })
      const tokens = redeem(fields)
      reply(tokens ? 200 : 400, tokens ?? { error: 'invalid_grant', error_description: 'It was taken back.' })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    authority: base,
    introspectionUrl: `${base}/introspect`,
    isGood: (user, token) => access.get(token) === user,
    grant,
    forget: () => void (access = new Map()),
    revoke() {
      access = new Map()
      lasting = new Map()
    },
    handedIn,
    code(user) {
      const code = randomUUID()
      codes.set(code, user)
      return code
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

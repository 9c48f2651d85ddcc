import { createHash, randomBytes } from 'node:crypto'
import { mailStaysHere, isLoopback, plainAnswer, troubleOfCode, type MailTrouble } from './mail-trouble.ts'

/** The installation's own registration with a provider, and where its doors are. */
export type OAuthClient = {
  clientId: string
  clientSecret: string
  authorizeUrl: string
  tokenUrl: string
  scope: string
  /** What the provider wants in the question besides the usual. */
  extra: Record<string, string>
}

export type Tokens = {
  accessToken: string
  /** Null when the old one stays good; else the old one may be void from now on. */
  refreshToken: string | null
  expiresInMs: number
  /** The address of the account, where the provider told it. */
  email: string | null
}

export type TokenTrouble = MailTrouble
export type TokenAnswer = ({ ok: true } & Tokens) | { ok: false; trouble: TokenTrouble; detail: string }

/** What must be kept until the person comes back: the state ties the answer to the question, the verifier to us (RFC 7636). */
export type Question = { state: string; verifier: string }

export function newQuestion(): Question {
  return { state: randomBytes(16).toString('base64url'), verifier: randomBytes(32).toString('base64url') }
}

/** Where a person is sent to say yes. */
export function questionUrl(
  client: OAuthClient,
  { state, verifier, redirectUri, email }: Question & { redirectUri: string; email: string | null },
): string {
  const url = new URL(client.authorizeUrl)
  const fields = {
    client_id: client.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: client.scope,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...client.extra,
    ...(email ? { login_hint: email } : {}),
  }
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value)
  return url.href
}

/** Changes the code that a person brought back into tokens. */
export function exchangeCode(
  client: OAuthClient,
  { code, verifier, redirectUri }: { code: string; verifier: string; redirectUri: string },
): Promise<TokenAnswer> {
  return ask(client, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  })
}

/** Asks for a new access token. */
export function refresh(
  client: OAuthClient,
  { refreshToken }: { refreshToken: string },
): Promise<TokenAnswer> {
  return ask(client, { grant_type: 'refresh_token', refresh_token: refreshToken, scope: client.scope })
}

const TIMEOUT_MS = 15_000

async function ask(client: OAuthClient, fields: Record<string, string>): Promise<TokenAnswer> {
  const url = new URL(client.tokenUrl)
  const isHere = isLoopback(url.hostname)
  if (!isHere && mailStaysHere()) return failed('kept-here', 'Only servers on this machine are called.')
  if (!isHere && url.protocol !== 'https:')
    return failed('no-encryption', 'A token is only asked for by https.')
  let status: number
  let body: Answer
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({
        client_id: client.clientId,
        client_secret: client.clientSecret,
        ...fields,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    status = response.status
    body = readJson(await response.text())
  } catch (error) {
    return failed(...ofTheLine(error))
  }
  const { access_token, refresh_token, expires_in, id_token, error, error_description } = body
  if (status === 200 && typeof access_token === 'string')
    return {
      ok: true,
      accessToken: access_token,
      refreshToken: typeof refresh_token === 'string' ? refresh_token : null,
      expiresInMs: (Number(expires_in) || 3600) * 1000,
      email: typeof id_token === 'string' ? emailIn(id_token) : null,
    }
  const detail = plainAnswer(String(error_description ?? error ?? `HTTP ${status}`))
  return failed(troubleOf(status, String(error ?? '')), detail)
}

/** The closed word for a provider's refusal (RFC 6749, 5.2; Microsoft has words of its own for a lost consent). */
function troubleOf(status: number, error: string): TokenTrouble {
  if (status === 429 || status >= 500 || /^(temporarily_unavailable|server_error|slow_down)$/.test(error))
    return 'server-busy'
  if (/^(invalid_grant|interaction_required|consent_required|login_required|access_denied)$/.test(error))
    return 'grant-over'
  return /^(invalid_client|unauthorized_client|invalid_scope|invalid_request)$/.test(error)
    ? 'client-refused'
    : 'protocol'
}

function ofTheLine(thrown: unknown): [TokenTrouble, string] {
  const { name, message, cause } = thrown as Error & { cause?: NodeJS.ErrnoException }
  if (name === 'TimeoutError') return ['timed-out', message]
  return [troubleOfCode(cause?.code) ?? 'unreachable', cause?.message ?? message]
}

type Answer = Record<string, unknown>

function readJson(text: string): Answer {
  const read: unknown = /^\s*\{/.test(text) ? JSON.parse(text) : {}
  return read as Answer
}

/**
 * The address in an id token. It came straight from the provider by TLS, so its signature need not be checked
 * (OpenID Connect Core, 3.1.3.7).
 */
function emailIn(idToken: string): string | null {
  const claims = readJson(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8'))
  const found = [claims.email, claims.preferred_username].find(
    (one) => typeof one === 'string' && one.includes('@'),
  )
  return (found as string | undefined) ?? null
}

function failed(trouble: TokenTrouble, detail: string) {
  return { ok: false, trouble, detail } as const
}

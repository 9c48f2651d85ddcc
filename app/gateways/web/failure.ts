/** Why there is no answer, in closed words. The raw text is kept for people and never branched on. */
export type Failure =
  | 'timed_out'
  | 'refused'
  | 'reset'
  | 'no_route'
  /** The name server says that the name does not exist, and it knows other names. */
  | 'no_such_name'
  | 'dns_failed'
  | 'tls_failed'
  /** A private or otherwise closed address. */
  | 'closed_address'
  | 'not_http'
  | 'no_location'
  | 'redirect_loop'
  | 'too_many_redirects'
  /** The host has asked for fewer requests, and its time is not over. */
  | 'asked_to_wait'

/** Thrown inside the gateway, turned into a value at its door. */
export class NoAnswer extends Error {
  override name = 'NoAnswer'
  readonly failure: Failure
  constructor(failure: Failure, detail: string) {
    super(detail)
    this.failure = failure
  }
}

const BY_CODE: Record<string, Failure> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  ETIMEDOUT: 'timed_out',
  ENETUNREACH: 'no_route',
  EHOSTUNREACH: 'no_route',
  EADDRNOTAVAIL: 'no_route',
  ENETDOWN: 'no_route',
  EPROTO: 'tls_failed',
}

/** The closed word for an error of a socket, of TLS or of the HTTP parser. */
export function failureOf(error: unknown): NoAnswer {
  for (const one of errorsWithin(error)) {
    if (one instanceof NoAnswer) return one
    const code = 'code' in one && typeof one.code === 'string' ? one.code : ''
    const known = BY_CODE[code] ?? byPrefix(code)
    if (known) return new NoAnswer(known, one.message || code)
  }
  return new NoAnswer('reset', error instanceof Error ? error.message : String(error))
}

function byPrefix(code: string): Failure | null {
  // The codes of llhttp, the parser of node:http.
  if (code.startsWith('HPE_')) return 'not_http'
  if (
    /^(ERR_TLS|ERR_SSL|CERT|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|CRL_|INVALID_|PATH_LENGTH)/.test(
      code,
    )
  )
    return 'tls_failed'
  return null
}

/** The error, what it was caused by, and the parts of an aggregate (several addresses tried), outermost first. */
function errorsWithin(error: unknown): Error[] {
  if (!(error instanceof Error)) return []
  const parts = error instanceof AggregateError ? error.errors.flatMap(errorsWithin) : []
  return [error, ...errorsWithin(error.cause), ...parts]
}

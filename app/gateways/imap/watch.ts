import type { ImapConnection } from './connection.ts'

/** A server without IDLE is asked this often. */
const ASK_MS = 10_000

export type Woken = 'news' | 'quiet' | 'lost' | 'stopped'

/**
 * Notices new mail in the folder that is open. The server may tell at any command, so the ear is kept open for as long as the
 * connection lives; news that came before `wait` is not lost.
 */
export class Ear {
  #connection: ImapConnection
  #hasNews = false
  #wake: (() => void) | null = null

  constructor(connection: ImapConnection) {
    this.#connection = connection
    connection.client.on('exists', () => {
      this.#hasNews = true
      this.#wake?.()
    })
    void connection.closed.then(() => this.#wake?.())
  }

  /** What is read from now on is known: only later mail is news. */
  clear(): void {
    this.#hasNews = false
  }

  /**
   * Waits in IDLE, begun by ourselves because the library would wait a quarter of a minute, until there is news or the time is
   * over. A server without IDLE is asked often instead.
   */
  async wait({ ms, signal }: { ms: number; signal: AbortSignal }): Promise<Woken> {
    const { client } = this.#connection
    if (signal.aborted) return 'stopped'
    if (this.#hasNews) return 'news'
    const over = new AbortController()
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve
      const timer = setTimeout(resolve, client.capabilities.has('IDLE') ? ms : Math.min(ms, ASK_MS))
      over.signal.addEventListener('abort', () => clearTimeout(timer))
      signal.addEventListener('abort', () => resolve(), { signal: over.signal })
    })
    // It settles when another command breaks it, or when the line is lost; the loss itself shows by `isOpen`.
    const idling = client.idle().catch(() => false)
    try {
      await woken
      if (signal.aborted) return 'stopped'
      if (!this.#connection.isOpen()) return 'lost'
      await client.noop()
      await idling
      if (!this.#connection.isOpen()) return 'lost'
      return this.#hasNews ? 'news' : 'quiet'
    } finally {
      over.abort()
      this.#wake = null
    }
  }
}

import { Readable } from 'node:stream'
import type { SMTPError } from 'nodemailer/lib/smtp-connection'
import { openSmtp, type SmtpSettings } from './connection.ts'
import { judgeError, type Delivery } from './outcome.ts'

/** The edges of an attempt, for tests that end the process there. */
export type DeliveryPoint =
  | 'before-connect'
  | 'connected'
  | 'before-mail'
  | 'server-agreed'
  | 'before-first-byte'
  | 'mid-body'
  | 'body-read'
  | 'answered'

/**
 * Gives one stored message to the server, once. The bytes go in as a stream which the library reads only after the
 * server has agreed to take the body (354): `onBody` runs in that first read, before any byte is given away. If it throws,
 * nothing has left and the error is thrown on.
 * @param from,to the bare addresses of the envelope; exactly one recipient
 */
export async function deliver(
  settings: SmtpSettings,
  {
    from,
    to,
    mime,
    onBody,
    at = () => {},
  }: { from: string; to: string; mime: Buffer; onBody: () => void; at?: (point: DeliveryPoint) => void },
): Promise<Delivery> {
  at('before-connect')
  const opened = await openSmtp(settings)
  if (!opened.ok) return opened.failure
  const { smtp, broken } = opened
  at('connected')
  if (!isAscii(from + to) && !opened.supportsUtf8) {
    smtp.quit()
    return notTakenHere(to)
  }
  let phase: 'envelope' | 'body' = 'envelope'
  let ownError: unknown
  const body = bodyStream(mime, {
    onFirstRead() {
      at('server-agreed')
      try {
        onBody()
      } catch (error) {
        ownError = error
        throw error
      }
      phase = 'body'
      at('before-first-byte')
    },
    at,
  })
  try {
    at('before-mail')
    const sent = new Promise<Delivery>((resolve, reject) => {
      smtp.send({ from, to: [to], size: mime.length }, body, (error, info) => {
        if (error || !info) return reject(error)
        resolve({
          outcome: 'accepted',
          answer: info.response.slice(0, 300),
          serverMessageId: info.serverMessageId?.replace(/^<|>$/g, '') ?? null,
        })
      })
    })
    const delivery = await Promise.race([sent, broken])
    at('answered')
    smtp.quit()
    return delivery
  } catch (error) {
    smtp.close()
    if (ownError) throw ownError
    return judgeError(error as SMTPError, phase)
  }
}

/** At least two pieces, so that there is a middle. */
function bodyStream(
  mime: Buffer,
  { onFirstRead, at }: { onFirstRead: () => void; at: (point: DeliveryPoint) => void },
): Readable {
  const piece = Math.max(1, Math.min(16_384, Math.ceil(mime.length / 2)))
  let offset = 0
  return new Readable({
    highWaterMark: piece,
    read() {
      if (offset === 0) {
        try {
          onFirstRead()
        } catch (error) {
          this.destroy(error as Error)
          return
        }
      }
      const isMiddle = offset > 0 && offset < mime.length
      const next = offset < mime.length ? mime.subarray(offset, offset + piece) : null
      offset += piece
      if (!isMiddle) {
        if (!next) at('body-read')
        this.push(next)
        return
      }
      setImmediate(() => {
        at('mid-body')
        this.push(next)
      })
    },
  })
}

function isAscii(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return /^[\x00-\x7f]*$/.test(text)
}

function notTakenHere(to: string): Delivery {
  return {
    outcome: 'refused',
    code: 553,
    enhanced: '5.6.7',
    permanent: true,
    at: 'recipient',
    answer: `The mail server cannot carry the address ${to}: it does not offer SMTPUTF8 (RFC 6531).`,
  }
}

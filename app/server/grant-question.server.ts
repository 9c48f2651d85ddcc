import { z } from 'zod'
import { GRANT_PROVIDERS } from '#db/vocabulary.ts'
import { openSecret, sealSecret, SecretUnreadable } from '#app/domain/mailboxes/secrets.server.ts'
import { readCookies } from './preferences.ts'

const Asked = z.object({
  provider: z.enum(GRANT_PROVIDERS),
  state: z.string(),
  verifier: z.string(),
  /** The mailbox that signs in anew; null: a new one. */
  mailboxId: z.number().nullable(),
  userId: z.number(),
})
/** What was asked of a provider for whom, while the person is there. */
export type Asked = z.infer<typeof Asked>

const NAME = 'lw_grant'
const PATH = '/settings/mailboxes'

/** A cookie that remembers the question, sealed, for ten minutes. */
export function rememberQuestion(request: Request, asked: Asked): string {
  const sealed = sealSecret({ accountId: NAME, text: JSON.stringify(asked) })
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : ''
  return `${NAME}=${sealed}; Path=${PATH}; Max-Age=600; HttpOnly; SameSite=Lax${secure}`
}

export const FORGET_QUESTION = `${NAME}=; Path=${PATH}; Max-Age=0; HttpOnly; SameSite=Lax`

/** The question that an answer belongs to, or null: it was asked too long ago, or by somebody else. */
export function questionBehind(
  request: Request,
  { state, userId }: { state: string; userId: number },
): Asked | null {
  const sealed = readCookies(request.headers.get('cookie') ?? '').get(NAME)
  if (!sealed) return null
  try {
    const asked = Asked.parse(JSON.parse(openSecret({ accountId: NAME, sealed })))
    return asked.state === state && asked.userId === userId ? asked : null
  } catch (error) {
    if (error instanceof SecretUnreadable) return null
    throw error
  }
}

/** Where providers send people back to; it has to be registered with them in exactly this spelling. */
export function backAddress(request: Request, publicUrl: string | null): string {
  return new URL(`${PATH}/granted`, publicUrl ?? request.url).href
}

import { z } from 'zod'
import { WEBHOOK_KINDS } from './webhook-kinds.ts'

const LEAST_SECRET = 16

const url = z
  .string()
  .trim()
  .refine((text) => isAddress(text), 'An http or https address, without a user name or password')
const kinds = z
  .union([z.string(), z.array(z.string())], 'Choose at least one kind of alert')
  .transform((all) => WEBHOOK_KINDS.filter((kind) => [all].flat().includes(kind)))
  .refine((all) => all.length > 0, 'Choose at least one kind of alert')
const secret = z.string().trim().min(LEAST_SECRET, `At least ${LEAST_SECRET} characters`)

/** A new webhook, as typed. */
export const NewWebhook = z.object({ url, kinds, secret })

/** A changed one: an empty secret keeps the one that is there. */
export const ChangedWebhook = z.object({ url, kinds, secret: z.union([z.literal(''), secret]) })

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return (protocol === 'http:' || protocol === 'https:') && !username && !password
}

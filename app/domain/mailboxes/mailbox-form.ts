import { IANAZone } from 'luxon'
import { z } from 'zod'
import { MAIL_SECURITIES } from '#db/vocabulary.ts'
import { isLoopback } from '#app/gateways/mail-trouble.ts'
import { readEmailAddress } from '../values/email-address.ts'

const line = (name: string, most = 200) =>
  z
    .string()
    .trim()
    .min(1, `${name} is missing.`)
    .max(most, `${name} is too long: ${most} characters at most.`)
    // oxlint-disable-next-line no-control-regex
    .refine((text) => !/[\u0000-\u001f\u007f]/.test(text), `${name} has characters that cannot be sent.`)
const host = (name: string) =>
  line(name).refine((text) => /^[a-z0-9.:-]+$/i.test(text), `${name} is not a server name.`)
const port = z.coerce
  .number('The port is a number.')
  .int()
  .min(1, 'The port is a number from 1 to 65535.')
  .max(65535)
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time is written as 09:00.')
const box = z
  .enum(['on', 'true'])
  .optional()
  .transform((value) => value !== undefined)
const security = z.enum(MAIL_SECURITIES, 'Choose how the connection is protected.')

const connection = {
  smtpHost: host('The SMTP server'),
  smtpPort: port,
  smtpSecurity: security,
  smtpUser: line('The SMTP user name'),
  /** Empty: keep the one that is stored. */
  smtpPassword: z.string().max(500).optional().default(''),
  imapHost: host('The IMAP server'),
  imapPort: port,
  imapSecurity: security,
  imapUser: line('The IMAP user name'),
  /** Empty: the SMTP password, or the one that is stored. */
  imapPassword: z.string().max(500).optional().default(''),
  allowBadCertificate: box,
}

const identity = {
  fromName: line('The name'),
  legalName: line('The legal name'),
  postalAddress: z
    .string()
    .trim()
    .min(5, 'The postal address is missing: each message has to name it.')
    .max(500, 'The postal address is too long.')
    .transform((text) => text.replace(/\s*\r?\n\s*/g, ', ')),
  signature: z.string().trim().max(1000, 'The signature is too long.').optional().default(''),
}

const pace = {
  dailyCap: z.coerce
    .number('The daily cap is a number.')
    .int()
    .min(1, 'The daily cap is at least 1.')
    .max(500, 'The daily cap is at most 500: providers block accounts that send more.'),
  rampUp: box,
  windowFrom: clockTime,
  windowTo: clockTime,
  weekdays: z
    .union([z.string(), z.array(z.string())])
    .transform((days) => [days].flat().map(Number))
    .refine(
      (days) => days.length > 0 && days.every((day) => day >= 1 && day <= 7),
      'Choose at least one weekday.',
    ),
  timeZone: z.string().refine((zone) => IANAZone.isValidZone(zone), 'There is no such time zone.'),
  gapMinSeconds: z.coerce
    .number('The gap is a number of seconds.')
    .int()
    .min(30, 'The shortest gap is 30 seconds.'),
  gapMaxSeconds: z.coerce
    .number('The gap is a number of seconds.')
    .int()
    .max(3600, 'The longest gap is an hour.'),
}

const filing = {
  preset: z.string().max(20),
  sentFolder: z.string().trim().max(200).optional().default(''),
  filesSentItself: z.enum(['auto', 'yes', 'no']).optional().default('auto'),
}

type Paced = { windowFrom: string; windowTo: string; gapMinSeconds: number; gapMaxSeconds: number }
type Connected = Pick<
  z.infer<z.ZodObject<typeof connection>>,
  'smtpHost' | 'smtpSecurity' | 'imapHost' | 'imapSecurity'
>

function sensible(form: Paced & Connected, context: z.RefinementCtx): void {
  const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (form.windowFrom >= form.windowTo) wrong('windowTo', 'The window ends before it begins.')
  if (form.gapMinSeconds > form.gapMaxSeconds)
    wrong('gapMaxSeconds', 'The longest gap is shorter than the shortest.')
  for (const side of ['smtp', 'imap'] as const)
    if (form[`${side}Security`] === 'none' && !isLoopback(form[`${side}Host`]))
      wrong(
        `${side}Security`,
        'Without encryption the password would travel in clear; only this machine may do so.',
      )
}

/** A new mailbox, as the form sends it. Without user names the address is the name, as most hosts have it. */
export const NewMailbox = z
  .object({
    email: z
      .string()
      .transform((text) => readEmailAddress(text) ?? '')
      .refine(Boolean, 'This is not an e-mail address.'),
    ...identity,
    ...connection,
    smtpUser: z.string().trim().max(200).optional().default(''),
    imapUser: z.string().trim().max(200).optional().default(''),
    /** The sign-in at a provider that stands in for the passwords. */
    grant: z.coerce.number().int().positive().optional(),
    ...pace,
    ...filing,
  })
  .superRefine((form, context) => {
    sensible(form, context)
    if (!form.smtpPassword && !form.grant)
      context.addIssue({ code: 'custom', path: ['smtpPassword'], message: 'The password is missing.' })
  })
  .transform((form) => ({
    ...form,
    smtpUser: form.smtpUser || form.email,
    imapUser: form.imapUser || form.smtpUser || form.email,
  }))

/** Changes to a mailbox: the address stays, empty passwords keep what is stored. */
export const MailboxChanges = z
  .object({ ...identity, ...connection, ...pace, ...filing })
  .superRefine(sensible)

export type NewMailboxInput = z.infer<typeof NewMailbox>
export type MailboxChangesInput = z.infer<typeof MailboxChanges>

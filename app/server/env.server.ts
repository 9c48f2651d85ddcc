import path from 'node:path'
import { z } from 'zod'

const Env = z.object({
  LINKWRIGHT_DATA: z.string().optional(),
  LINKWRIGHT_SECRET_KEY: z.string().optional(),
  LINKWRIGHT_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  LINKWRIGHT_TRUST_PROXY: z.enum(['0', '1']).optional(),
  LINKWRIGHT_SANDBOX_DATA: z.string().optional(),
  LINKWRIGHT_SANDBOX: z.enum(['0', '1']).optional(),
  LINKWRIGHT_GOOGLE_CLIENT_ID: z.string().optional(),
  LINKWRIGHT_GOOGLE_CLIENT_SECRET: z.string().optional(),
  LINKWRIGHT_MICROSOFT_CLIENT_ID: z.string().optional(),
  LINKWRIGHT_MICROSOFT_CLIENT_SECRET: z.string().optional(),
  LINKWRIGHT_MICROSOFT_AUTHORITY: z.url({ error: 'must be an https address' }).optional(),
  LINKWRIGHT_GRAPHS: z.string().optional(),
  LINKWRIGHT_CONTACT: z.string().optional(),
  LINKWRIGHT_USER_AGENT: z.string().optional(),
  LINKWRIGHT_ARCHIVE: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  LINKWRIGHT_CONNECT_TO: z.string().optional(),
  LINKWRIGHT_ALLOW_NETWORKS: z.string().optional(),
  LINKWRIGHT_DNS_CONTROL: z.string().optional(),
  LINKWRIGHT_CHROMIUM: z.string().optional(),
  HOST: z.string().optional(),
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65535).optional(),
})

/** A setting that nothing can be done with; its message is one line for the person who set it. */
export class Unusable extends Error {}

export type Env = ReturnType<typeof readEnv>

/**
 * The settings of this installation. The only place that knows the names of environment variables.
 * @throws Unusable with one line that names the variable and says what is wrong with it
 */
export function readEnv(source: Record<string, string | undefined>) {
  const read = Env.safeParse(source)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new Unusable(`${issue?.path.join('.')} is not usable: ${issue?.message}`)
  }
  const env = read.data
  const isSandbox = env.LINKWRIGHT_SANDBOX === '1'
  const dataFolder = path.resolve(isSandbox ? sandboxFolder(env) : (env.LINKWRIGHT_DATA ?? 'data'))
  return {
    dataFolder,
    /** Where the files of Common Crawl's web graph are looked for, and nowhere else. */
    graphFolder: path.resolve(env.LINKWRIGHT_GRAPHS ?? path.join(dataFolder, 'web-graph')),
    secretKey: env.LINKWRIGHT_SECRET_KEY ?? null,
    host: env.HOST ?? '0.0.0.0',
    port: env.PORT ?? 3000,
    /** Where people and mail servers reach this installation; null: only on this machine. */
    publicUrl: env.LINKWRIGHT_URL ?? null,
    trustProxy: env.LINKWRIGHT_TRUST_PROXY === '1',
    isSandbox,
    /** With which providers this installation is registered, so that mailboxes sign in there instead of by a password. */
    registrations: isSandbox ? {} : registrations(env),
    /** Who fetches: shown in the user agent, so that a site owner can ask. */
    contact: env.LINKWRIGHT_CONTACT ?? null,
    userAgent: env.LINKWRIGHT_USER_AGENT ?? null,
    /** The availability endpoint of a web archive; null: none is asked. */
    archive: env.LINKWRIGHT_ARCHIVE ?? null,
    /** Raw texts of the network rules; parsed by the web gateway. */
    network: {
      connectTo: env.LINKWRIGHT_CONNECT_TO ?? '',
      allowNetworks: env.LINKWRIGHT_ALLOW_NETWORKS ?? '',
      dnsControl: env.LINKWRIGHT_DNS_CONTROL ?? '',
      chromium: env.LINKWRIGHT_CHROMIUM ?? '',
    },
  }
}

function registrations(env: z.infer<typeof Env>) {
  return {
    google: registration(env.LINKWRIGHT_GOOGLE_CLIENT_ID, env.LINKWRIGHT_GOOGLE_CLIENT_SECRET),
    microsoft: registration(
      env.LINKWRIGHT_MICROSOFT_CLIENT_ID,
      env.LINKWRIGHT_MICROSOFT_CLIENT_SECRET,
      env.LINKWRIGHT_MICROSOFT_AUTHORITY,
    ),
  }
}

function registration(clientId?: string, clientSecret?: string, authority?: string) {
  return clientId && clientSecret ? { clientId, clientSecret, authority: authority ?? null } : null
}

/** The sandbox never lives in the real data folder: it has its own, or one beside it. */
function sandboxFolder(env: z.infer<typeof Env>): string {
  return env.LINKWRIGHT_SANDBOX_DATA ?? `${env.LINKWRIGHT_DATA ?? 'data'}-sandbox`
}

export function databaseFile(env: Env): string {
  return path.join(env.dataFolder, 'linkwright.sqlite')
}

/** What who looks into a folder without a database is told. */
export function noDatabase(env: Env): Unusable {
  return new Unusable(
    `There is no database in ${env.dataFolder}: start Linkwright once, or set LINKWRIGHT_DATA to where yours is.`,
  )
}

import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type Dovecot = {
  root: string
  imapPort: number
  imapsPort: number
  lmtpPort: number
  /** Kills the whole process group: what a crash of the server looks like to a client. */
  kill(): Promise<void>
  /** Starts again on the same folders and ports. */
  start(): Promise<void>
  stop(): Promise<void>
}

export type Certificate = { key: string; cert: string }

/** True when Dovecot can be started on this machine. */
export function hasDovecot(): boolean {
  try {
    execFileSync('dovecot', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** A Dovecot of its own on free ports of 127.0.0.1, with its mail in a temporary folder. */
export async function startDovecot(
  users: Record<string, string>,
  pem: Certificate,
  { introspectionUrl = null as string | null, quotaBytes = null as number | null } = {},
): Promise<Dovecot> {
  // Unix sockets live below: their names may have 108 bytes at most.
  const root = mkdtempSync('/tmp/lw-')
  chmodSync(root, 0o755)
  for (const folder of ['run', 'state', 'mail', 'log', 'conf']) mkdirSync(path.join(root, folder))
  const who = accounts()
  if (who.asRoot) chownSync(path.join(root, 'mail'), who.mailUid, who.mailGid)
  const [imapPort, imapsPort, lmtpPort] = await freePorts(3)
  writeFileSync(path.join(root, 'conf/cert.pem'), pem.cert)
  writeFileSync(path.join(root, 'conf/key.pem'), pem.key, { mode: 0o600 })
  writeFileSync(
    path.join(root, 'conf/users'),
    Object.entries(users)
      .map(([user, password]) => `${user}:{PLAIN}${password}\n`)
      .join(''),
  )
  const file = path.join(root, 'conf/dovecot.conf')
  if (introspectionUrl) writeFileSync(path.join(root, 'conf/oauth2.conf.ext'), tokenConfig(introspectionUrl))
  writeFileSync(
    file,
    config({ root, who, imapPort, imapsPort, lmtpPort, takesTokens: introspectionUrl !== null, quotaBytes }),
  )

  let child: ChildProcess | null = null
  const start = async () => {
    child = spawn('dovecot', ['-F', '-c', file], { stdio: 'ignore', detached: true })
    await untilGreeting(imapPort)
  }
  const kill = async () => {
    const running = child
    child = null
    if (!running?.pid || running.exitCode !== null) return
    const gone = new Promise((resolve) => running.once('exit', resolve))
    process.kill(-running.pid, 'SIGKILL')
    await gone
  }
  process.once('exit', () => {
    if (child?.pid) process.kill(-child.pid, 'SIGKILL')
    rmSync(root, { recursive: true, force: true })
  })
  await start()
  return {
    root,
    imapPort,
    imapsPort,
    lmtpPort,
    kill,
    start,
    async stop() {
      await kill()
      rmSync(root, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

type Accounts = ReturnType<typeof accounts>

/** As root the login process must be another user than root; otherwise everything runs as ourselves. */
function accounts() {
  const me = os.userInfo()
  if (me.uid !== 0)
    return {
      asRoot: false,
      internal: me.username,
      group: idName('-gn'),
      login: me.username,
      mailUid: me.uid,
      mailGid: me.gid,
    }
  const mailUid = Number(execFileSync('id', ['-u', 'nobody']).toString())
  const mailGid = Number(execFileSync('id', ['-g', 'nobody']).toString())
  return { asRoot: true, internal: 'dovecot', group: 'dovecot', login: 'dovenull', mailUid, mailGid }
}

function idName(flag: string): string {
  return execFileSync('id', [flag]).toString().trim()
}

function config({
  root,
  who,
  imapPort,
  imapsPort,
  lmtpPort,
  takesTokens,
  quotaBytes,
}: {
  root: string
  who: Accounts
  imapPort: number
  imapsPort: number
  lmtpPort: number
  takesTokens: boolean
  quotaBytes: number | null
}): string {
  const folders = ['Sent', 'Drafts', 'Junk', 'Trash', 'Archive']
    .map((name) => `  mailbox ${name} {\n    special_use = \\${name}\n    auto = subscribe\n  }`)
    .join('\n')
  return `
base_dir = ${root}/run
state_dir = ${root}/state
log_path = ${root}/log/dovecot.log
instance_name = ${path.basename(root)}
default_internal_user = ${who.internal}
default_internal_group = ${who.group}
default_login_user = ${who.login}
listen = 127.0.0.1
protocols = imap lmtp
ssl = yes
ssl_cert = <${root}/conf/cert.pem
ssl_key = <${root}/conf/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login${takesTokens ? ' xoauth2 oauthbearer' : ''}
auth_failure_delay = 0
auth_username_format = %Lu
mail_location = maildir:${root}/mail/%u/Maildir:INDEX=${root}/mail/%u/index
mail_home = ${root}/mail/%u
mail_uid = ${who.mailUid}
mail_gid = ${who.mailGid}
first_valid_uid = 0
first_valid_gid = 0
mail_fsync = never
mail_max_userip_connections = 100
recipient_delimiter = +
namespace inbox {
  inbox = yes
  separator = /
${folders}
}
${takesTokens ? tokenPassdb(root) : ''}passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%Lu ${root}/conf/users
}
userdb {
  driver = static
  args = uid=${who.mailUid} gid=${who.mailGid} home=${root}/mail/%Lu
}
${quotaBytes === null ? '' : quotaConfig(quotaBytes)}service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = ${imapsPort}
    ssl = yes
  }
}
service lmtp {
${who.asRoot ? '' : `  user = ${who.internal}`}
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtpPort}
  }
}
`
}

function tokenPassdb(root: string): string {
  return `passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${root}/conf/oauth2.conf.ext
}
`
}

function quotaConfig(bytes: number): string {
  return `mail_plugins = quota
protocol imap {
  mail_plugins = quota imap_quota
}
plugin {
  quota = maildir:User
  quota_rule = *:bytes=${bytes}
  quota_grace = 0
}
`
}

function tokenConfig(introspectionUrl: string): string {
  return `introspection_mode = post
introspection_url = ${introspectionUrl}
username_attribute = username
active_attribute = active
active_value = true
`
}

async function freePorts(count: number): Promise<[number, number, number]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<net.Server>((resolve) => {
          const server = net.createServer().listen(0, '127.0.0.1', () => resolve(server))
        }),
    ),
  )
  const ports = servers.map((server) => (server.address() as net.AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports as [number, number, number]
}

async function untilGreeting(port: number): Promise<void> {
  for (let tries = 0; tries < 2000; tries++) {
    const greeted = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, '127.0.0.1')
      socket.once('data', () => resolve(true))
      socket.once('error', () => resolve(false))
      socket.once('close', () => resolve(false))
      setTimeout(() => resolve(false), 500).unref()
    })
    if (greeted) return
    await sleep(5)
  }
  throw new Error('Dovecot did not start.')
}

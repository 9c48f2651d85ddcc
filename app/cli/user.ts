import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { asc } from 'drizzle-orm'
import { workspaces } from '#db/tables/workspaces.ts'
import { ROLES, type Role } from '#db/vocabulary.ts'
import { readEmailAddress } from '#app/domain/values/email-address.ts'
import { hashPassword, PASSWORD_LEAST_LENGTH } from '#app/domain/workspaces/password.server.ts'
import { addUser } from '#app/domain/workspaces/set-up.server.ts'
import { readEnv } from '#app/server/env.server.ts'
import { openInstance } from '#app/server/open-instance.server.ts'
import { say, unusable } from './say.ts'

const HELP = `user create --email ADDRESS --name NAME [--role ${ROLES.join('|')}] [--password TEXT] [--json]

Adds a person to the workspace of this installation. Without --password one is made and printed once.`

/** `user create`: another account for the team, from the machine itself. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string', default: 'builder' },
      password: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return say(HELP)
  if (positionals[0] !== 'create' || positionals.length > 1)
    return unusable('Say what to do: user create --email ADDRESS --name NAME')
  const email = readEmailAddress(values.email ?? '')
  if (!email) return unusable('--email must be one e-mail address, such as anna@fernhill.example')
  if (!values.name?.trim()) return unusable('--name is missing')
  if (!ROLES.includes(values.role as Role)) return unusable(`--role must be one of ${ROLES.join(', ')}`)
  const password = values.password ?? randomBytes(12).toString('base64url')
  if (password.length < PASSWORD_LEAST_LENGTH)
    return unusable(`--password must have at least ${PASSWORD_LEAST_LENGTH} characters`)

  const instance = openInstance(readEnv(process.env), { makes: false })
  try {
    const workspace = instance.db
      .select({ id: workspaces.id })
      .from(workspaces)
      .orderBy(asc(workspaces.id))
      .get()
    if (!workspace)
      throw new Error('This installation is not set up yet: start it and set it up in the browser first.')
    const user = { email, name: values.name.trim(), role: values.role as Role, workspaceId: workspace.id }
    addUser(instance.db, { ...user, passwordHash: await hashPassword(password), wall: new Date() })
    return say(
      values.json
        ? JSON.stringify({
            email,
            name: user.name,
            role: user.role,
            password: values.password ? null : password,
          })
        : `${email} may sign in now${values.password ? '' : ` with the password ${password}`}.`,
    )
  } finally {
    instance.close()
  }
}

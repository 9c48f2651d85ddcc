import { eq } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { targetPages } from '#db/tables/projects.ts'
import { workspaces } from '#db/tables/workspaces.ts'
import { addMailbox } from '#app/domain/mailboxes/add-mailbox.server.ts'
import { addProject } from '#app/domain/projects/projects.server.ts'
import { addStarters } from '#app/domain/templates/starter.server.ts'
import { hashPassword } from '#app/domain/workspaces/password.server.ts'
import { addUser } from '#app/domain/workspaces/set-up.server.ts'
import { siteAt } from '../sites/catalogue.ts'
import { OWN_PASSWORD, type Ports } from '../world.server.ts'
import { actAs, type Member, type Team } from './scope.server.ts'

/** Of both users. Nobody needs it: the sandbox is entered without one. */
const USER_PASSWORD = 'sandbox-garden'
const PEOPLE: Record<Member, string> = { anna: 'Anna Reyes', jonas: 'Jonas Petersen' }

/** The workspace with its two people, their mailboxes, the starter templates and the project. */
export async function makeTeam(
  db: Queries,
  { ports, at }: { ports: Ports; at: Date },
): Promise<{ team: Team; projectId: number }> {
  const passwordHash = await hashPassword(USER_PASSWORD)
  const { id: workspaceId } = db
    .insert(workspaces)
    .values({ name: 'Fernhill Garden', createdAt: at })
    .returning({ id: workspaces.id })
    .get()
  const user = (who: Member, role: 'owner' | 'builder') =>
    addUser(db, {
      name: PEOPLE[who],
      email: `${who}@fernhill.test`,
      passwordHash,
      workspaceId,
      role,
      wall: at,
    })
  const users = { anna: user('anna', 'owner'), jonas: user('jonas', 'builder') }
  const team: Team = {
    workspaceId,
    anna: { userId: users.anna, mailboxId: 0 },
    jonas: { userId: users.jonas, mailboxId: 0 },
  }
  for (const who of ['anna', 'jonas'] as const) team[who].mailboxId = mailboxOf(db, team, who, ports, at)
  const scope = actAs(db, team, 'anna', at)
  addStarters(scope)
  const { id: projectId } = addProject(scope, {
    name: 'Fernhill Garden',
    siteUrl: 'http://fernhill.test/',
    targetUrls: ['/guides/compost', '/guides/pruning', '/guides/leaf-mould', '/tools/soil-calculator'],
    competitors: ['greenspade.test', 'rootedhome.test'],
  })
  nameTargets(db, projectId)
  return { team, projectId }
}

function mailboxOf(db: Queries, team: Team, who: Member, ports: Ports, at: Date): number {
  const email = `${who}@fernhill.test`
  const added = addMailbox(actAs(db, team, who, at), {
    email,
    fromName: PEOPLE[who],
    legalName: 'Fernhill Garden Seeds Ltd',
    postalAddress: '12 North Slope, Fernhill FH1 2AB',
    signature: `${PEOPLE[who]}\nFernhill Garden, http://fernhill.test`,
    preset: 'generic',
    smtpHost: '127.0.0.1',
    smtpPort: ports.smtp,
    smtpSecurity: 'none',
    smtpUser: email,
    smtpPassword: OWN_PASSWORD,
    imapHost: '127.0.0.1',
    imapPort: ports.imap[email]!,
    imapSecurity: 'none',
    imapUser: email,
    imapPassword: OWN_PASSWORD,
    allowBadCertificate: false,
    dailyCap: 30,
    rampUp: false,
    windowFrom: '08:00',
    windowTo: '19:00',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    timeZone: 'Europe/London',
    gapMinSeconds: 90,
    gapMaxSeconds: 300,
    sentFolder: 'Sent',
    filesSentItself: 'no',
  })
  if (!added.ok) throw new Error(`the mailbox ${email} could not be added: ${added.reason}`)
  return added.id
}

/** Target pages under the titles that they have on the client's site. */
function nameTargets(db: Queries, projectId: number): void {
  const pages = siteAt('fernhill.test')!.pages
  const rows = db.select().from(targetPages).where(eq(targetPages.projectId, projectId)).all()
  for (const row of rows) {
    const title = pages.find((page) => page.path === new URL(row.url).pathname)?.title
    db.update(targetPages).set({ title }).where(eq(targetPages.id, row.id)).run()
  }
}

/** The servers listen on other ports after every start: the mailboxes that live on them are led there. */
export function pointMailboxes(db: Queries, ports: Ports): void {
  for (const [email, imapPort] of Object.entries(ports.imap))
    db.update(mailboxes).set({ smtpPort: ports.smtp, imapPort }).where(eq(mailboxes.email, email)).run()
}

import { openDatabase, migrate, type Database } from '#db/client.server.ts'
import { projects, targetPages } from '#db/tables/projects.ts'
import { memberships, users, workspaces } from '#db/tables/workspaces.ts'
import { mintWorkspaceId, type Scope } from '#app/domain/values/scope.server.ts'

let image: Buffer | undefined

/** A migrated database of its own for one test: migrated once, then opened from the bytes. */
export function freshDatabase(): Database {
  if (!image) {
    const db = openDatabase(':memory:')
    migrate(db)
    image = db.$client.serialize()
  }
  return openDatabase(image)
}

export type World = { scope: Scope; db: Database; userId: number; projectId: number; targetPageId: number }

/** A workspace with an owner and one project (client.test, target /guide); a second one in `db` needs another `email`. */
export function freshWorkspace({
  now = new Date('2026-05-12T10:00:00Z'),
  db = freshDatabase(),
  email = 'anna@client.test',
} = {}): World {
  const workspace = db.insert(workspaces).values({ name: 'Fernhill', createdAt: now }).returning().get()
  const user = db
    .insert(users)
    .values({ email, name: 'Anna Reyes', passwordHash: 'none', createdAt: now })
    .returning()
    .get()
  db.insert(memberships).values({ workspaceId: workspace.id, userId: user.id, role: 'owner' }).run()
  const project = db
    .insert(projects)
    .values({
      workspaceId: workspace.id,
      name: 'Client',
      siteUrl: 'https://client.test/',
      domain: 'client.test',
      createdAt: now,
    })
    .returning()
    .get()
  const target = db
    .insert(targetPages)
    .values({
      projectId: project.id,
      url: 'https://client.test/guide',
      urlKey: 'client.test/guide',
      title: 'The guide',
    })
    .returning()
    .get()
  const scope: Scope = {
    db,
    workspaceId: mintWorkspaceId(workspace.id),
    actor: { kind: 'user', userId: user.id, name: user.name },
    now,
    tempo: 1,
  }
  return { scope, db, userId: user.id, projectId: project.id, targetPageId: target.id }
}

import { and, eq } from 'drizzle-orm'
import { memberships, users } from '#db/tables/workspaces.ts'
import { ALERT_KINDS, type AlertKind } from '#db/vocabulary.ts'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'
import { choiceFor, type AlertChoice, type AlertChoices } from './choices.ts'

/** How a person wants to hear of alerts, every kind filled in. @throws NotFound outside this workspace */
export function alertSettings(scope: Scope, { userId }: { userId: number }) {
  const found = members(scope).find((one) => one.userId === userId)
  if (!found) throw new NotFound('This person is not of the team.')
  const choices = Object.fromEntries(
    ALERT_KINDS.map((kind) => [kind, choiceFor(found.role, found.choices, kind)]),
  ) as Record<AlertKind, AlertChoice>
  return {
    choices,
    digestTime: found.digestTime,
    timeZone: found.timeZone,
    /** Their own word; before it, what is usual for the role. */
    isChosen: found.choices !== null,
  }
}

/** Keeps a person's choices. The next digest is reckoned anew. */
export function saveAlertSettings(
  scope: Scope,
  settings: { userId: number; choices: AlertChoices; digestTime: string; timeZone: string },
): void {
  const { userId, choices, digestTime, timeZone } = settings
  scope.db
    .update(memberships)
    .set({ alertChoices: choices, digestTime, timeZone, nextDigestAt: null })
    .where(and(eq(memberships.workspaceId, scope.workspaceId), eq(memberships.userId, userId)))
    .run()
}

/** The kinds that the person who acts does not want to see in the app; none for machines. */
export function hiddenKinds(scope: Scope): AlertKind[] {
  const { actor } = scope
  if (actor.kind !== 'user') return []
  const found = members(scope).find((one) => one.userId === actor.userId)
  return found ? ALERT_KINDS.filter((kind) => !choiceFor(found.role, found.choices, kind).inApp) : []
}

/** The people of the team with what they chose. */
export function members(scope: Scope) {
  return scope.db
    .select({
      userId: memberships.userId,
      name: users.name,
      email: users.email,
      role: memberships.role,
      choices: memberships.alertChoices,
      digestTime: memberships.digestTime,
      timeZone: memberships.timeZone,
      nextDigestAt: memberships.nextDigestAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.workspaceId, scope.workspaceId))
    .all()
}

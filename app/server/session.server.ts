import { createCookie, redirect } from 'react-router'
import { getProject } from '#app/domain/projects/projects.server.ts'
import { NotFound } from '#app/domain/values/errors.ts'
import { closeSession, findSession, type Visitor } from '#app/domain/workspaces/sessions.server.ts'
import { needsSetUp } from '#app/domain/workspaces/set-up.server.ts'
import { tellTime, type Scope } from '#app/domain/values/scope.server.ts'
import { instanceOf } from './instance.server.ts'

const NAME = 'linkwright'

export type SessionUser = NonNullable<ReturnType<typeof findSession>>

/** The signed-in person behind a request, or null. */
export async function findUser(request: Request): Promise<SessionUser | null> {
  const token = await readToken(request)
  return token ? findSession(instanceOf().db, { token, wall: new Date() }) : null
}

/** The door: a scope for the signed-in person. Others are sent to sign in (or to set up), and come back after. */
export async function requireScope(request: Request): Promise<Scope & { user: SessionUser }> {
  const { db } = instanceOf()
  const user = await findUser(request)
  if (!user) throw redirect(needsSetUp(db) ? '/setup' : signInPath(request))
  return {
    db,
    user,
    workspaceId: user.workspaceId,
    actor: { kind: 'user', userId: user.userId, name: user.userName },
    ...tellTime(db),
  }
}

/** The door of a project's screens. @throws a 404 response for a project of nobody's or of another workspace */
export async function requireProject(request: Request, params: { projectId?: string | undefined }) {
  const scope = await requireScope(request)
  const id = Number(params.projectId)
  if (!Number.isSafeInteger(id)) throw new NotFound('There is no such project.')
  return { scope, project: getProject(scope, id) }
}

/** Headers that put a session into the browser. */
export async function sessionHeaders(request: Request, token: string): Promise<HeadersInit> {
  return { 'Set-Cookie': await cookieFor(request).serialize(token) }
}

/** Ends the session here and in the browser. */
export async function endSession(request: Request): Promise<HeadersInit> {
  const token = await readToken(request)
  if (token) closeSession(instanceOf().db, token)
  return { 'Set-Cookie': await cookieFor(request).serialize('', { maxAge: 0 }) }
}

/** Where a request comes from, as the web server saw it (it overwrites this header on every request). */
export function visitorOf(request: Request): Visitor {
  return {
    ip: request.headers.get('x-linkwright-ip') ?? 'unknown',
    userAgent: request.headers.get('user-agent') ?? '',
  }
}

async function readToken(request: Request): Promise<string | null> {
  const token: unknown = await cookieFor(request).parse(request.headers.get('cookie'))
  return typeof token === 'string' && token ? token : null
}

function cookieFor(request: Request) {
  return createCookie(NAME, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: new URL(request.url).protocol === 'https:',
    maxAge: 30 * 24 * 60 * 60,
  })
}

function signInPath(request: Request): string {
  const url = new URL(request.url)
  url.searchParams.delete('_routes')
  const path = url.pathname.replace(/(^\/_root)?\.data$/, '') + url.search
  return path === '/' || path === '' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(path)}`
}

import { promiseLink } from '#app/domain/links/promise-link.server.ts'
import type { Scope } from '#app/domain/values/scope.server.ts'
import type { World } from '../world.server.ts'
import type { OldLink } from './story.ts'

/** Links that are on their pages when the story begins, and those that come up without us. */
export function putUpOldLinks(world: World, oldLinks: OldLink[]): void {
  for (const { host, path: known, movedTo, target, words, since, goneOn } of oldLinks) {
    const path = movedTo ?? known
    if (words)
      world.edit({
        id: `old ${host}`,
        kind: 'link',
        host,
        path,
        from: Date.parse(since),
        target: `http://fernhill.test${target}`,
        words,
      })
    if (goneOn) world.edit({ id: `gone ${host}`, kind: 'gone', host, path, from: Date.parse(goneOn) })
  }
}

/** The team adds a link that it knows of to those that are watched. */
export function watchOldLink(
  scope: Scope,
  { projectId, link, ownerId }: { projectId: number; link: OldLink; ownerId: number },
): void {
  const watched = promiseLink(scope, {
    projectId,
    sourceUrl: `http://${link.host}${link.path}`,
    targetUrl: `http://fernhill.test${link.target}`,
    anchor: link.anchor ?? link.words,
    origin: 'paste',
    ownerId,
  })
  if (!watched.ok) throw new Error(`the link on ${link.host} is not watched: ${watched.reason}`)
}

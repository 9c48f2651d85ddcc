import { expect, test } from 'vitest'
import { linkMaker } from '../discovery/stored-link.ts'
import { LinkStage } from './link-stage.server.ts'

const linkOf = linkMaker()
const link = (domain: string, page: number, anchor: string, subject = 'a.com') => {
  const unsaid = {
    nofollow: null,
    isLost: null,
    linkType: null,
    authority: [],
    firstSeen: null,
    lastSeen: null,
  }
  return linkOf(
    { ...unsaid, domain, sourceUrl: `https://${domain}/${page}`, targetUrl: null, anchor },
    subject,
  )
}

/** @param each how many links a site has: enough of them need more than one run */
function staged(sites: string[], each: number) {
  const stage = new LinkStage()
  for (let page = 0; page < each; page++)
    for (const site of sites) {
      stage.add(link(site, page, `of ${page}`))
      if (page === 3) stage.add(link(site, page, `of ${page}`, 'b.com'))
    }
  return stage
}

test.each([4, 15_000])('links come by subject, site and key, %s of each site', (each) => {
  const stage = staged(['b.org.uk', 'z.org', 'b.org'], each)
  expect(stage.size).toBe(3 * each + 3)
  const links = [...stage.inOrder()]
  expect(links).toHaveLength(stage.size)
  const order = links.map(({ subject, domain, key }) => [subject, domain, key].join(' '))
  expect(order).toEqual(order.toSorted())
  expect(
    links.map(({ subject, domain }) => `${subject} ${domain}`).filter((one, at, all) => one !== all[at - 1]),
  ).toEqual(['a.com b.org', 'a.com b.org.uk', 'a.com z.org', 'b.com b.org', 'b.com b.org.uk', 'b.com z.org'])
  expect(new Set(links.map(({ sourceUrl }) => sourceUrl)).size).toBe(3 * each)
  stage.close()
})

test('a stage can be left in the middle, and begun anew', () => {
  const stage = staged(['one.test', 'two.test'], 11_000)
  const links = stage.inOrder()
  expect(links.next().value).toMatchObject({ domain: 'one.test', metrics: '{}', targetUrl: null })
  links.return(undefined)
  stage.clear()
  expect(stage.size).toBe(0)
  stage.add(link('three.test', 1, ''))
  expect([...stage.inOrder()].map(({ domain }) => domain)).toEqual(['three.test'])
  stage.close()
})

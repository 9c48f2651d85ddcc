import { expect, test } from 'vitest'
import { readTable } from '#tests/support/read-table.ts'

/** Every name of the list, each by the header that the rules give it. */
test.each([
  ['ahrefs_broken_backlinks', 'link', 'Referring page URL,Target URL,Target page HTTP code,Anchor'],
  [
    'ahrefs_link_intersect_pages',
    'intersect',
    'Referring page title,Referring page URL,Intersect,a.example/',
  ],
  ['ahrefs_link_intersect_domains', 'intersect', 'Domain,Domain rating,Domain traffic,Intersect,a.example/'],
  ['ahrefs_backlinks', 'link', 'Referring page URL,Domain rating,Target URL,Anchor'],
  ['ahrefs_backlinks_old', 'link', '#,Referring Page URL,Link URL,TextPre,Link Anchor,Day Lost'],
  ['ahrefs_refdomains', 'ref_domain', 'Domain,DR,Links to target'],
  ['ahrefs_refdomains', 'ref_domain', 'Referring domain,Domain rating,Links to target'],
  ['ahrefs_anchors', 'anchor', 'Anchor text,Ref. domains,Top DR,Ref. pages,Links to target'],
  ['ahrefs_refips', null, 'Subnet,Ref. domains,IPs in subnet'],
  ['ahrefs_best_by_links', 'target_page', 'Page URL,Top DR,Referring domains'],
  ['ahrefs_internal', null, 'Page URL,Canonical,Links to target'],
  ['ahrefs_outgoing_broken_links', 'link', 'Page URL,Link URL,HTTP code,Anchor,Last check'],
  ['semrush_backlink_audit', 'link', 'Source URL,Target URL,Anchor,Toxic Score'],
  ['semrush_backlinks', 'link', 'page_ascore,source_title,source_url,target_url,anchor'],
  [
    'semrush_api_backlinks',
    'link',
    'page_ascore,source_url,target_url,anchor,external_num,internal_num,newlink,lostlink',
  ],
  ['semrush_refdomains', 'ref_domain', 'Domain ascore,Domain,Backlinks,IP Address'],
  ['semrush_refdomains', 'ref_domain', 'domain_ascore,domain,backlinks_num,ip,country'],
  ['semrush_backlink_gap', 'intersect', 'Domain,Authority Score,Matches,a.example,b.example'],
  ['semrush_anchors', 'anchor', 'Anchor,Domains,Backlinks,First seen,Last seen'],
  ['moz_top_pages', 'target_page', 'URL,Title,Total Links,PA,Linking Domains to Page'],
  ['moz_inbound_links', 'link', 'Inbound Links for,a.example\n\nURL,Title,Anchor Text,PA,DA,Target URL'],
  ['moz_linking_domains', 'ref_domain', 'Linking Domains for,a.example\nRoot Domain,DA,Spam Score'],
  ['moz_link_intersect', 'intersect', 'Link Intersect for;a.example\nDomain;DA;a.example;b.example'],
  ['open_site_explorer', 'link', 'URL,Title,Anchor Text,Page Authority,Domain Authority,Target URL'],
  ['moz_top_domains', 'domain_rank', 'Rank,Root Domain,Linking Root Domains,Domain Authority'],
  ['majestic_backlinks', 'link', 'Target URL,Source URL,Anchor Text,FlagNoFollow'],
  ['majestic_backlinks', 'link', 'SourceURL,TargetURL,AnchorText,FlagNoFollow,SourceTrustFlow'],
  ['majestic_refdomains', 'ref_domain', 'Domain,Backlinks,Trust Flow,Citation Flow'],
  ['majestic_clique_hunter', 'intersect', 'Domain,Trust Flow,Citation Flow,a.example,b.example'],
  ['majestic_million', 'domain_rank', 'GlobalRank,TldRank,Domain,TLD'],
  ['gsc_latest_links', 'link', 'Linking page,Last crawled'],
  ['gsc_top_linking_sites', 'ref_domain', 'Site,Linking pages,Target pages'],
  ['gsc_target_pages', 'target_page', 'Target page,Incoming links,Linking sites'],
  ['gsc_internal_target_pages', null, 'Target page,Internal links'],
  ['gsc_linking_text', 'anchor', 'Rank,Link text'],
  ['gsc_sample_links', 'link', 'Linking page'],
  ['screaming_frog_links', 'link', '"All Outlinks"\nType,Source,Destination,Anchor,Status Code'],
  ['screaming_frog_urls', 'url_check', 'Address,Content Type,Status Code,Status,Crawl Depth,Inlinks'],
  ['screaming_frog_redirects', 'url_check', '"Chains"\nChain Type,Number of Redirects,Redirect Loop,Source'],
  ['keywords', null, 'Keyword,Min Monthly Volume'],
  ['keywords', null, 'Top queries,Clicks,Impressions,CTR,Position'],
  ['apollo', 'contact', 'First Name,Last Name,Email,Apollo Contact Id'],
  ['pitchbox', 'contact', 'Partner URL,Contact Email'],
  ['buzzstream', 'contact', 'Link Partner – Name,Link Partner – Domain,Linking from'],
  ['hunter', 'contact', 'Email address,Confidence score,Number of sources'],
  ['snov', 'contact', 'Email,SMTP status'],
  ['lemlist', 'contact', 'email,firstName,icebreaker'],
  ['ahrefs_v3_json', 'link', 'url_from,url_to,domain_rating_source'],
  ['ahrefs_v2_json', 'link', 'url_from,url_to,ahrefs_rank'],
  ['dataforseo_json', 'link', 'url_from,url_to,domain_from_rank,dofollow'],
  ['open_pagerank', 'domain_rank', 'Rank,Domain,Open Page Rank'],
  ['commoncrawl_ranks', 'domain_rank', '#harmonicc_pos,#harmonicc_val,#pr_pos,#pr_val,#host_rev'],
  ['searxng', 'prospect', 'title,url,content,host,engine,score,type'],
  ['generic', 'prospect', 'Site,Niche'],
] as const)('%s: %s', async (format, kind, header) => {
  const cells = header.slice(header.lastIndexOf('\n') + 1).split(/[,;]/).length
  const delimiter = /;/.test(header.slice(header.lastIndexOf('\n') + 1)) ? ';' : ','
  const { table } = await readTable(`${header}\n${Array(cells).fill('x').join(delimiter)}\n`)
  expect(table).toMatchObject({ format, kind })
  expect(table.refused === null).toBe(kind !== null)
})

const list = (rows: string[]) => `${rows.join('\n')}\n`
const five = (row: (n: number) => string) => [1, 2, 3, 4, 5].map(row)

test.each([
  [
    'gsc_latest_links',
    ['Page de liaison,Dernière exploration', ...five((n) => `https://a${n}.example/x,2026-04-0${n}`)],
  ],
  ['gsc_sample_links', ['דף מקשר', ...five((n) => `https://a${n}.example/x, y`)]],
  [
    'gsc_top_linking_sites',
    ['Sitio,Páginas de enlace,Páginas de destino', ...five((n) => `a${n}.example,${n},1`)],
  ],
  ['gsc_linking_text', ['Rang,Linktext', ...five((n) => `${n},word ${n}`)]],
  ['tranco', ['1,google.com', '2,youtube.com', '3,example.org', '4,facebook.com', '5,microsoft.com']],
  ['umbrella', ['1,google.com', '2,www.google.com', '3,com', '4,netflix.com', '5,microsoft.com']],
])('%s by the shape of its columns', async (format, rows) => {
  const { table, inspection } = await readTable(list(rows))
  expect(table.format).toBe(format)
  expect(inspection).toMatchObject({ rows: 5, ragged: 0 })
  expect(inspection.warnings[0]).toBe('recognised by shape')
})

test.each([
  ['too few rows', ['Página,Fecha', 'https://a.example/,2026-01-01']],
  ['a rank missing', ['Rang,Linktext', '1,a', '2,b', '4,c', '5,d', '6,e']],
  ['pages where sites belong', ['Seiten,Links,Ziele', ...five((n) => `https://a.example/${n},${n},1`)]],
])('%s: a person must map it', async (_, rows) => {
  const { table } = await readTable(list(rows))
  expect(table).toMatchObject({ format: 'unknown', kind: null, refused: null })
})

test('a ranking keeps host names and the words of a missing value', async () => {
  const umbrella = await readTable('1,www.google.com\r\n2,com\r\n', 'cisco-umbrella-top-1m.csv')
  expect(umbrella.records).toEqual([{ domain: 'www.google.com', rank: 1, authority: [], extra: {} }])
  expect(umbrella.inspection.rejected).toEqual([{ line: 2, reason: 'no usable domain' }])
  const ranks = await readTable(
    '#harmonicc_pos\t#harmonicc_val\t#pr_pos\t#pr_val\t#host_rev\t#n_hosts\n1\t2.6E7\t3\t0.0123\tuk.co.shop\t4\n2\t---\t9\t1.5E-9\tcom.example\t1\n',
  )
  expect(ranks.records[0]).toEqual({
    domain: 'shop.co.uk',
    rank: 1,
    authority: [
      { metric: 'cc_hc', scope: 'domain', value: 26_000_000 },
      { metric: 'cc_pr', scope: 'domain', value: 0.0123 },
    ],
    extra: { '#pr_pos': '3', '#n_hosts': '4' },
  })
  expect(ranks.records[1]).toMatchObject({ authority: [{ metric: 'cc_pr', value: 1.5e-9 }] })
})

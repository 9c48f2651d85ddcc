import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readerOf, readingOf } from '../inspect.server.ts'
import { openTable } from '../table/open-table.server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'people-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function first(content: string) {
  const file = path.join(folder, 'people.csv')
  writeFileSync(file, content)
  const table = await openTable(file)
  const reader = readerOf(table, await readingOf(table))
  for await (const rows of table.rows()) return { table, built: reader.build(rows[0]!) }
  throw new Error('no rows')
}

test.each([
  [
    'apollo',
    '2024-01',
    'First Name,Last Name,Title,Company,Company Name for Emails,Email,Email Status,Email Confidence,First Phone,Person Linkedin Url,Website,City,State,Country,Apollo Contact Id',
    `Ines,Calder,Editor,Soil School,"",ines@soil.example,Verified,,'+44 20 1,http://www.linkedin.com/in/ines,http://www.soil.example,Leeds,"",United Kingdom,1`,
    {
      email: 'ines@soil.example',
      contact_name: 'Ines Calder',
      role: 'Editor',
      company: 'Soil School',
      email_status: 'Verified',
      phone: '+44 20 1',
      source_url: 'http://www.soil.example',
      source_domain: 'soil.example',
      city: 'Leeds',
      state: null,
    },
  ],
  [
    'apollo',
    '2024-09',
    'First Name,Last Name,Email,Email Confidence,Catch-all Status,Company',
    'A,B,,,,Acme',
    { email: null, contact_name: 'A B', company: 'Acme' },
  ],
  [
    'pitchbox',
    null,
    'Partner URL,Partner Category,Contact Email,Contact Name,Company,Link Type,Link Type Price,Link Type Rel',
    'https://blog.example/,Gardening,ed@blog.example,Ed,Blog Ltd,Guest Post,120,dofollow',
    {
      source_url: 'https://blog.example/',
      niche: 'Gardening',
      email: 'ed@blog.example',
      contact_name: 'Ed',
      price: '120',
      extra: { 'Link Type': 'Guest Post', 'Link Type Rel': 'dofollow' },
    },
  ],
  [
    'buzzstream',
    null,
    'Link Partner – Name,Link Partner – Domain,Linking from,Linking To,Anchor Text,Sitewide Link?',
    'Ed,blog.example,https://www.blog.example/post,https://us.example/,the guide,No',
    {
      contact_name: 'Ed',
      source_url: 'https://www.blog.example/post',
      source_domain: 'blog.example',
      target_url: 'https://us.example/',
      anchor: 'the guide',
    },
  ],
  [
    'buzzstream',
    null,
    'Link Partner – Name,Link Partner – Domain,Linking from',
    'Ed,www.blog.example,',
    { source_url: null, source_domain: 'blog.example' },
  ],
  [
    'hunter',
    null,
    'Domain name,Organization,Email address,Type,Confidence score,Number of sources,First name,Last name,Position,Verification status',
    'blog.example,Blog,ed@blog.example,personal,94,3,Ed,Moor,Editor,valid',
    {
      email: 'ed@blog.example',
      company: 'Blog',
      role: 'Editor',
      email_status: 'valid',
      source_domain: 'blog.example',
    },
  ],
  [
    'snov',
    null,
    'Email,SMTP status,First name,Last name,Position,Company name,Company URL',
    'ed@blog.example,valid,Ed,Moor,Editor,Blog,https://blog.example',
    {
      email: 'ed@blog.example',
      email_status: 'valid',
      contact_name: 'Ed Moor',
      source_url: 'https://blog.example',
    },
  ],
  [
    'lemlist',
    null,
    'email,firstName,lastName,companyName,companyDomain,jobTitle,icebreaker',
    'ed@blog.example,Ed,Moor,Blog,blog.example,Editor,Loved it',
    {
      contact_name: 'Ed Moor',
      role: 'Editor',
      source_domain: 'blog.example',
      extra: { icebreaker: 'Loved it' },
    },
  ],
] as const)('%s %s', async (format, version, header, row, expected) => {
  const { table, built } = await first(`${header}\n${row}\n`)
  expect(table).toMatchObject({ format, version, kind: 'contact', tool: format })
  expect(built).toMatchObject({ record: expected })
})

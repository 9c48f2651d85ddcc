import { cells, type Format } from './format.ts'

const kind = 'contact'

/** Lists of people, from tools that find addresses or write to them. */
export const PEOPLE: Format[] = [
  {
    name: 'apollo',
    tool: 'apollo',
    kind,
    signature: cells({
      all: ['first name', 'last name', 'email'],
      any: ['apollo contact id', 'email confidence', 'company name for emails'],
    }),
    aliases: { 'company name': 'company' },
    version: ({ names }) =>
      ['catch-all status', 'email last verified at', 'primary intent topic'].some((name) => names.has(name))
        ? '2024-09'
        : '2024-01',
    columns: {
      'first name': 'first_name',
      'last name': 'last_name',
      title: 'role',
      company: 'company',
      email: 'email',
      'email status': 'email_status',
      'first phone': 'phone',
      'person linkedin url': 'linkedin_url',
      website: 'source_url',
      city: 'city',
      state: 'state',
      country: 'country',
    },
    // Against spreadsheets, which take a plus sign for the beginning of a sum.
    finish: (record) => {
      if (typeof record.phone === 'string') record.phone = record.phone.replace(/^'+/, '') || null
    },
  },
  {
    name: 'pitchbox',
    tool: 'pitchbox',
    kind,
    signature: cells({ all: ['partner url'] }),
    columns: {
      'partner url': 'source_url',
      'partner category': 'niche',
      'contact email': 'email',
      'contact name': 'contact_name',
      'contact first name': 'first_name',
      'contact last name': 'last_name',
      company: 'company',
      'link type price': 'price',
    },
  },
  {
    name: 'buzzstream',
    tool: 'buzzstream',
    kind,
    signature: ({ cells: all }) => all.some((cell) => cell.startsWith('link partner')),
    columns: { 'linking from': 'source_url', 'linking to': 'target_url', 'anchor text': 'anchor' },
    roleOf: (name) => {
      if (/^link partner\W+name$/.test(name)) return 'contact_name'
      return /^link partner\W+domain$/.test(name) ? 'source_domain' : undefined
    },
  },
  {
    name: 'hunter',
    tool: 'hunter',
    kind,
    signature: cells({ all: ['confidence score', 'number of sources'] }),
    aliases: { email: 'email address', organization: 'company', 'organization name': 'company' },
    columns: {
      'email address': 'email',
      'first name': 'first_name',
      'last name': 'last_name',
      position: 'role',
      company: 'company',
      'phone number': 'phone',
      'linkedin url': 'linkedin_url',
      'verification status': 'email_status',
      'domain name': 'source_url',
      website: 'source_url',
      country: 'country',
    },
  },
  {
    name: 'snov',
    tool: 'snov',
    kind,
    signature: cells({ all: ['smtp status'] }),
    columns: {
      email: 'email',
      'email status': 'email_status',
      'smtp status': 'email_status',
      'first name': 'first_name',
      'last name': 'last_name',
      'full name': 'contact_name',
      position: 'role',
      'company name': 'company',
      'company url': 'source_url',
      website: 'source_url',
      linkedin: 'linkedin_url',
    },
  },
  {
    name: 'lemlist',
    tool: 'lemlist',
    kind,
    signature: cells({ all: ['icebreaker'] }),
    columns: {
      email: 'email',
      firstname: 'first_name',
      lastname: 'last_name',
      companyname: 'company',
      companydomain: 'source_url',
      jobtitle: 'role',
      phone: 'phone',
      linkedinurl: 'linkedin_url',
    },
  },
]

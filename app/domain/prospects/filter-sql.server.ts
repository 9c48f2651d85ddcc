import { prospects, prospectTags } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import { sql, type SQL } from 'drizzle-orm'
import type { Scope } from '../values/scope.server.ts'
import type { Filter } from './filters.ts'

/**
 * A filter as a condition on a row that was found otherwise. The unary plus keeps SQLite from choosing its own
 * index for it: which index leads is decided in `find`, so that a sorted list is never sorted again.
 */
export function condition(scope: Scope, { field, op, values }: Filter): SQL {
  const wanted = values.filter((value) => value !== 'none')
  const none = values.includes('none')
  switch (field) {
    case 'stage':
      return choice(op, sql`+${prospects.stage}`, wanted, none)
    case 'tactic':
      return choice(op, sql`+${prospects.tactic}`, wanted, none)
    case 'sequence':
      return choice(op, sql`+${prospects.sequenceState}`, wanted, none)
    case 'link':
      return choice(op, sql`+${prospects.linkStatus}`, wanted, none)
    case 'target':
      return choice(op, sql`+${prospects.targetPageId}`, wanted.map(Number), none)
    case 'owner':
      return choice(op, sql`+${prospects.ownerId}`, owners(scope, wanted), none)
    case 'import':
      return choice(op, sql`+${prospects.importId}`, wanted.map(Number), none)
    case 'site':
      return choice(op, sql`+${prospects.siteId}`, wanted.map(Number), none)
    case 'tag':
      return negated(op, tagged(wanted.map(Number), none))
    case 'contact':
      return negated(op, anyOf(values.map(contactCondition)))
    case 'next':
      return negated(op, anyOf(values.map(nextCondition)))
    case 'score':
    case 'relevance':
    case 'authority':
      return bound(op, sql`+${prospects[field]}`, Number(values[0]))
    case 'domain':
      return like(sql`+${prospects.domain}`, values[0]!)
    case 'touch':
      return none
        ? sql`+${prospects.lastTouchAt} is null`
        : age(scope, op, sql`+${prospects.lastTouchAt}`, values)
    case 'added':
      return age(scope, op, sql`+${prospects.createdAt}`, values)
  }
}

/** The search box as a condition: part of the domain, the page's title, or the contact's name or address. */
export function searchCondition(text: string): SQL {
  return sql`(${like(sql`+${prospects.domain}`, text)} or ${like(sql`+${prospects.pageTitle}`, text)}
    or exists (select 1 from ${contacts} where ${contacts.id} = ${prospects.contactId} and (
      ${contacts.email} like ${pattern(text)} escape '\\'
      or ${contacts.firstName} like ${pattern(text)} escape '\\'
      or ${contacts.lastName} like ${pattern(text)} escape '\\')))`
}

/** Part of a text, whatever its case; % and _ are meant as written. */
export function like(column: SQL, text: string): SQL {
  return sql`${column} like ${pattern(text)} escape '\\'`
}

export function pattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}

/** Trigrams find nothing shorter than three letters, and LIKE with an escape does not use them. */
export function canUseTrigrams(text: string): boolean {
  return [...text].length >= 3 && !/[\\%_]/.test(text)
}

/** The ids of a filter "owner": "me" is who asks. */
export function owners(scope: Scope, values: string[]): number[] {
  const me = scope.actor.kind === 'user' ? scope.actor.userId : -1
  return values.map((value) => (value === 'me' ? me : Number(value)))
}

/** The instant that lies so many days back. */
export function daysAgo(scope: Scope, days: string): number {
  return scope.now.getTime() - Number(days) * 24 * 60 * 60 * 1000
}

function choice(op: Filter['op'], column: SQL, values: (string | number)[], none: boolean): SQL {
  const isOne = values.length ? sql`${column} in ${values}` : sql`0`
  const holds = none ? sql`(${isOne} or ${column} is null)` : sql`(${column} is not null and ${isOne})`
  return op === 'not' ? sql`not ${holds}` : holds
}

function tagged(ids: number[], none: boolean): SQL {
  const any = sql`select 1 from ${prospectTags} where ${prospectTags.prospectId} = ${prospects.id}`
  return anyOf([
    ...(ids.length ? [sql`exists (${any} and ${prospectTags.tagId} in ${ids})`] : []),
    ...(none ? [sql`not exists (${any})`] : []),
  ])
}

function contactCondition(value: string): SQL {
  if (value === 'none') return sql`+${prospects.contactId} is null`
  if (value === 'some') return sql`+${prospects.contactId} is not null`
  const its = sql`select 1 from ${contacts} where ${contacts.id} = ${prospects.contactId}`
  return value === 'do_not_contact'
    ? sql`exists (${its} and ${contacts.doNotContactAt} is not null)`
    : sql`exists (${its} and ${contacts.verification} = ${value})`
}

function nextCondition(value: string): SQL {
  if (value === 'person') return sql`+${prospects.nextNeedsPerson} = 1`
  if (value === 'nothing') return sql`+${prospects.nextAction} is null`
  return sql`(+${prospects.nextNeedsPerson} = 0 and +${prospects.nextAction} is not null)`
}

function bound(op: Filter['op'], column: SQL, value: number): SQL {
  return op === 'max' ? sql`${column} <= ${value}` : sql`${column} >= ${value}`
}

function age(scope: Scope, op: Filter['op'], column: SQL, [days]: string[]): SQL {
  return op === 'over'
    ? sql`${column} < ${daysAgo(scope, days!)}`
    : sql`${column} >= ${daysAgo(scope, days!)}`
}

function negated(op: Filter['op'], holds: SQL): SQL {
  return op === 'not' ? sql`not ${holds}` : holds
}

function anyOf(conditions: SQL[]): SQL {
  return sql`(${sql.join(conditions, sql` or `)})`
}

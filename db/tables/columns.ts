import { sql, type SQL } from 'drizzle-orm'
import { check, integer, text, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core'

/** The row's own key: an integer that is never used twice. */
export const id = () => integer().primaryKey({ autoIncrement: true })

/** An instant, in UTC, kept as milliseconds since 1970. */
export const instant = () => integer({ mode: 'timestamp_ms' })

export const flag = () => integer({ mode: 'boolean' })

export const json = <T>() => text({ mode: 'json' }).$type<T>()

/** A check constraint that holds a column to one of the product's word lists. */
export function oneOf(name: string, column: AnySQLiteColumn, words: readonly string[]) {
  const list: SQL = sql.raw(words.map((word) => `'${word}'`).join(', '))
  return check(name, sql`${column} in (${list})`)
}

import { orderEvidence, type DateOrder } from './cells/date.ts'
import { markEvidence, type DecimalMark } from './cells/number.ts'
import { FIELDS, type Kind } from './fields.ts'
import type { Role } from './formats/format.ts'

/** How a file writes its numbers and dates: decided once over the whole file, kept with the import. */
export type Reading = { decimalMark: DecimalMark; dateOrders: (DateOrder | null)[] }

export const PLAIN_READING: Reading = { decimalMark: '.', dateOrders: [] }

/** Looks at every row of a file before it is read for good. */
export class Survey {
  private readonly numbers: number[] = []
  private readonly dates: number[] = []
  private readonly orders: { dayFirst: number; monthFirst: number }[] = []
  private commas = 0
  private points = 0

  constructor(kind: Kind, roles: (Role | null)[]) {
    roles.forEach((role, at) => {
      if (!role) return
      const type = FIELDS[kind][role.field]
      if (type === 'number' || /^(authority|spam)\./.test(role.field)) this.numbers.push(at)
      if (type === 'date') this.dates.push(at)
    })
    this.orders = roles.map(() => ({ dayFirst: 0, monthFirst: 0 }))
  }

  /** False: nothing in this file needs a look at all rows. */
  get isNeeded(): boolean {
    return this.numbers.length + this.dates.length > 0
  }

  push(cells: string[]): void {
    for (const at of this.numbers) {
      const mark = markEvidence(cells[at] ?? '')
      if (mark === ',') this.commas++
      else if (mark === '.') this.points++
    }
    for (const at of this.dates) {
      const order = orderEvidence(cells[at] ?? '')
      if (order === 'day-first') this.orders[at]!.dayFirst++
      else if (order === 'month-first') this.orders[at]!.monthFirst++
    }
  }

  /** A column that never shows its order takes that of its siblings, when those agree. */
  decide({ commaIsDecimal = false } = {}): Reading {
    const own = this.orders.map(({ dayFirst, monthFirst }): DateOrder | null =>
      dayFirst > 0 === monthFirst > 0 ? null : dayFirst > 0 ? 'day-first' : 'month-first',
    )
    const known = new Set(own.filter((order) => order !== null))
    const shared = known.size === 1 ? [...known][0]! : null
    const contradicts = this.orders.map(({ dayFirst, monthFirst }) => dayFirst > 0 && monthFirst > 0)
    return {
      decimalMark: commaIsDecimal || this.commas > this.points ? ',' : '.',
      dateOrders: own.map((order, at) => order ?? (contradicts[at] ? null : shared)),
    }
  }
}

import clsx from 'clsx'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { createContext, useContext, type ComponentProps, type ReactNode } from 'react'
import { Link, type To } from 'react-router'
import { HeadCheck } from './grid-check.tsx'
import { Icon } from './icon.tsx'

export type Column = {
  id: string
  label: ReactNode
  /** Pixels. */
  width: number
  align?: 'right'
  /** Where a click on the head leads, and how the rows stand now. */
  sort?: { to: To; now?: 'ascending' | 'descending' | null }
}

type GridFacts = { hasChecks: boolean; isCompact: boolean }
const GridContext = createContext<GridFacts>({ hasChecks: false, isCompact: false })

/**
 * A table of records: sticky head, the first column (and the ticks) stay put. Below 720 px each row becomes two
 * lines: mark cells with `narrow`, the others are left out.
 * @param checks spoken name of the tick that selects the page; leave out for a grid without selection
 */
export function Grid({
  label,
  columns,
  checks,
  compact = false,
  foot,
  children,
}: {
  label: string
  columns: Column[]
  checks?: string
  compact?: boolean
  /** Room at the end, while a bulk bar floats there. */
  foot?: ReactNode
  children: ReactNode
}) {
  const width = columns.reduce((sum, column) => sum + column.width, checks ? 40 : 0)
  return (
    <GridContext value={{ hasChecks: !!checks, isCompact: compact }}>
      <table
        aria-label={label}
        width={width}
        className="min-w-full table-fixed border-separate border-spacing-0 text-13 max-wide:block max-wide:w-full"
      >
        <colgroup className="max-wide:hidden">
          {checks && <col width={40} />}
          {columns.map((column, at) => (
            // The last one takes what room is left.
            <col key={column.id} width={at === columns.length - 1 ? undefined : column.width} />
          ))}
        </colgroup>
        <thead className="max-wide:sr-only">
          <tr>
            {checks && (
              <th scope="col" className={clsx(HEAD, 'left-0 z-3 pr-0 pl-4')}>
                <HeadCheck label={checks} />
              </th>
            )}
            {columns.map((column, at) => (
              <HeadCell key={column.id} column={column} isFirst={at === 0} />
            ))}
          </tr>
        </thead>
        <tbody className="max-wide:block">{children}</tbody>
      </table>
      {foot}
    </GridContext>
  )
}

const HEAD =
  'sticky top-0 z-2 h-row-head truncate border-y border-line bg-sunken px-2 text-left text-12 font-medium text-text-3'

function HeadCell({ column, isFirst }: { column: Column; isFirst: boolean }) {
  const { hasChecks } = useContext(GridContext)
  const now = column.sort?.now ?? undefined
  return (
    <th
      scope="col"
      aria-sort={now}
      className={clsx(
        HEAD,
        column.align === 'right' && 'text-right',
        now && 'text-text',
        isFirst && clsx('z-3 border-r', hasChecks ? 'left-10' : 'left-0 pl-4'),
      )}
    >
      {column.sort ? (
        <Link to={column.sort.to} className="hover:text-text">
          {column.label}
          {now && (
            <Icon
              of={now === 'descending' ? ChevronDown : ChevronUp}
              size={12}
              className="ml-0.5 inline-block align-[-2px]"
            />
          )}
        </Link>
      ) : (
        column.label
      )}
    </th>
  )
}

/** One record. @param isHere open in the panel */
export function GridRow({ isHere = false, children }: { isHere?: boolean; children: ReactNode }) {
  return (
    <tr
      data-row=""
      data-here={isHere || undefined}
      className="group/row max-wide:grid max-wide:grid-cols-[minmax(0,1fr)_auto] max-wide:gap-x-3 max-wide:gap-y-0.5 max-wide:border-b max-wide:border-line max-wide:px-4 max-wide:py-2.5 max-wide:data-here:shadow-[inset_2px_0_0_var(--color-accent)]"
    >
      {children}
    </tr>
  )
}

const CELL =
  'truncate border-b border-line bg-surface px-2 group-hover/row:bg-hover group-focus-within/row:bg-hover group-data-here/row:bg-hover group-has-[.row-check:checked]/row:bg-accent-soft max-wide:h-auto max-wide:border-0 max-wide:bg-transparent! max-wide:p-0'
const HERE =
  'group-data-here/row:shadow-[inset_2px_0_0_var(--color-accent)] group-focus-within/row:shadow-[inset_2px_0_0_var(--color-accent)] max-wide:shadow-none!'

const NARROW = {
  title: 'max-wide:col-start-1 max-wide:row-start-1 max-wide:block',
  chip: 'max-wide:col-start-2 max-wide:row-start-1 max-wide:block max-wide:text-right',
  detail: 'max-wide:col-start-1 max-wide:row-start-2 max-wide:block max-wide:text-12 max-wide:text-text-2',
  age: 'max-wide:col-start-2 max-wide:row-start-2 max-wide:block max-wide:text-right max-wide:text-12',
}

/**
 * A cell. One line, cut with an ellipsis; give `title` when the value may be cut.
 * @param first the column that stays put @param number right-aligned tabular figures
 * @param narrow the place in the two-line row of a narrow screen; without it the cell is hidden there
 */
export function Cell({
  first,
  number,
  muted,
  narrow,
  className,
  ...rest
}: {
  first?: boolean
  number?: boolean
  muted?: boolean
  narrow?: keyof typeof NARROW
} & ComponentProps<'td'>) {
  const { hasChecks, isCompact } = useContext(GridContext)
  return (
    <td
      {...rest}
      className={clsx(
        CELL,
        isCompact ? 'h-row-compact' : 'h-row',
        first &&
          clsx('sticky z-1 border-r max-wide:static', hasChecks ? 'left-10' : clsx('left-0 pl-4', HERE)),
        number && 'text-right tabular-nums',
        muted && 'text-text-2',
        narrow ? NARROW[narrow] : 'max-wide:hidden',
        className,
      )}
    />
  )
}

/** The cell with the tick of a row. @param value goes into the form as `name` */
export function CheckCell({
  label,
  name = 'id',
  value,
  ...rest
}: { label: string } & ComponentProps<'input'>) {
  const { isCompact } = useContext(GridContext)
  return (
    <td
      className={clsx(
        CELL,
        HERE,
        isCompact ? 'h-row-compact' : 'h-row',
        'sticky left-0 z-1 pr-0 pl-4 max-wide:hidden',
      )}
    >
      <label className="-my-2 -ml-4 flex py-2 pl-4">
        <input
          {...rest}
          type="checkbox"
          name={name}
          value={value}
          aria-label={label}
          className="row-check tick"
        />
      </label>
    </td>
  )
}

/** The link of a row, in its first column. `j` and `k` move along these, Enter opens. */
export function RowLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link {...rest} data-row-link="" className={clsx('font-medium text-text hover:underline', className)} />
  )
}

/** The value that is not there. */
export function Nothing() {
  return <span className="text-text-3">–</span>
}

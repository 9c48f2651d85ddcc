import clsx from 'clsx'
import { ChevronDown } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { useField } from './field.tsx'
import { Icon } from './icon.tsx'

type Sized = { small?: boolean }

/** A line of text. Inside a `Field` it needs neither name nor id. */
export function TextInput({ small, className, ...rest }: Sized & ComponentProps<'input'>) {
  return (
    <input
      {...useControl()}
      type="text"
      {...rest}
      className={clsx('control-box', boxSize(small), className)}
    />
  )
}

/** Several lines of text. @param mono for pasted tables, addresses and code: no wrapping, a fixed width */
export function TextArea({ mono, className, ...rest }: { mono?: boolean } & ComponentProps<'textarea'>) {
  return (
    <textarea
      {...useControl()}
      rows={5}
      {...rest}
      className={clsx(
        'control-box block w-full resize-y px-2.5 py-1.5',
        mono ? 'overflow-x-auto font-mono text-12 leading-5 whitespace-pre' : 'text-14',
        className,
      )}
    />
  )
}

/** The browser's own select box, with our chevron. Children are `<option>`s. */
export function Select({ small, className, children, ...rest }: Sized & ComponentProps<'select'>) {
  return (
    <span className={clsx('relative block', className)}>
      <select
        {...useControl()}
        {...rest}
        className={clsx('control-box appearance-none pr-7', boxSize(small))}
      >
        {children}
      </select>
      <Icon
        of={ChevronDown}
        size={14}
        className="pointer-events-none absolute top-1/2 right-2 -mt-1.75 text-text-3"
      />
    </span>
  )
}

/** A tick with its words. Without children it needs an `aria-label`. @param mixed some of what it stands for are on */
export function Checkbox({
  mixed,
  children,
  className,
  ...rest
}: { mixed?: boolean; children?: ReactNode } & Omit<ComponentProps<'input'>, 'type'>) {
  const box = (
    <input
      {...rest}
      type="checkbox"
      className="tick"
      ref={(element) => {
        if (element) element.indeterminate = !!mixed
      }}
    />
  )
  return children ? (
    <Ticked box={box} className={className}>
      {children}
    </Ticked>
  ) : (
    box
  )
}

/** One of several answers, with its words. */
export function Radio({
  children,
  className,
  ...rest
}: { children: ReactNode } & Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <Ticked box={<input {...rest} type="radio" className="tick" />} className={className}>
      {children}
    </Ticked>
  )
}

function Ticked({ box, className, children }: { box: ReactNode; className?: string; children: ReactNode }) {
  return (
    <label className={clsx('flex min-w-0 items-center gap-2 text-13 max-wide:min-h-touch', className)}>
      {box}
      <span className="min-w-0">{children}</span>
    </label>
  )
}

function boxSize(small?: boolean) {
  return clsx('w-full', small ? 'h-control-sm px-2 text-13' : 'h-control px-2.5 text-14', 'max-wide:h-touch')
}

function useControl() {
  const field = useField()
  return field
    ? {
        id: field.id,
        name: field.name,
        'aria-invalid': field.isInvalid || undefined,
        'aria-describedby': field.describedBy,
      }
    : {}
}

import clsx from 'clsx'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'md' | 'sm'

const LOOKS: Record<ButtonLook, string> = {
  primary: 'border-accent bg-accent text-on-accent hover:border-accent-hover hover:bg-accent-hover',
  secondary: 'border-line-strong bg-surface text-text hover:bg-hover active:bg-active [&>svg]:text-text-3',
  quiet:
    'border-transparent bg-transparent text-text-2 hover:bg-hover hover:text-text active:bg-active [&>svg]:text-text-3',
  danger:
    'border-line-strong bg-surface text-lost-text hover:bg-hover active:bg-active [&>svg]:text-lost-solid',
}

/** The classes of a button: 32 px high, 28 in bars, panels and rows; larger on touch screens. */
export function buttonClass(look: ButtonLook, size: ButtonSize, className?: string): string {
  return clsx(
    'inline-flex items-center justify-center gap-1.5 rounded-md border text-13 font-medium whitespace-nowrap transition-colors duration-80',
    'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-text-3 disabled:[&>svg]:text-text-3',
    size === 'sm' ? 'h-control-sm px-2.5 max-wide:h-9' : 'h-control px-3 max-wide:h-touch',
    LOOKS[look],
    className,
  )
}

/** The classes of a square button that is only an icon. */
export function iconButtonClass(className?: string): string {
  return clsx(
    'inline-grid size-control-sm flex-none place-items-center rounded-md text-text-3 transition-colors duration-80 hover:bg-hover aria-pressed:bg-active aria-pressed:text-text max-wide:size-9',
    'disabled:cursor-not-allowed disabled:text-line-control',
    className,
  )
}

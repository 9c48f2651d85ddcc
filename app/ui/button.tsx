import type { ComponentProps, ReactNode } from 'react'
import { Link } from 'react-router'
import { buttonClass, iconButtonClass, type ButtonLook, type ButtonSize } from './button-look.ts'
import { Icon, type IconType } from './icon.tsx'
import { Kbd } from './kbd.tsx'

type Face = {
  look?: ButtonLook
  size?: ButtonSize
  icon?: IconType
  /** A single key that presses this button; shown in it, and live as long as the button is on the page. */
  hotkey?: string
  children: ReactNode
}

/**
 * A button. Words are verbs with objects: "Check 188 links".
 * @param busy the word while it works ("Sending…"); the button is off and keeps its place
 * @param offBecause why it cannot be pressed now: shown on hover, and the button is off
 */
export function Button({
  look = 'secondary',
  size = 'md',
  icon,
  hotkey,
  busy,
  offBecause,
  children,
  className,
  type = 'submit',
  ...rest
}: Face & { busy?: string | false; offBecause?: string | false } & Omit<
    ComponentProps<'button'>,
    'children'
  >) {
  return (
    <button
      {...rest}
      type={type}
      disabled={rest.disabled || !!busy || !!offBecause}
      title={offBecause || rest.title}
      data-hotkey={hotkey}
      aria-keyshortcuts={hotkey}
      className={buttonClass(look, size, className)}
    >
      <Inside {...{ look, icon, hotkey }}>{busy || children}</Inside>
    </button>
  )
}

/** A link that looks like a button: goes somewhere, changes nothing. */
export function ButtonLink({
  look = 'secondary',
  size = 'md',
  icon,
  hotkey,
  children,
  className,
  ...rest
}: Face & Omit<ComponentProps<typeof Link>, 'children'>) {
  return (
    <Link
      {...rest}
      data-hotkey={hotkey}
      aria-keyshortcuts={hotkey}
      className={buttonClass(look, size, className)}
    >
      <Inside {...{ look, icon, hotkey }}>{children}</Inside>
    </Link>
  )
}

type IconFace = { icon: IconType; label: string; hotkey?: string }

/** A square button that is only an icon: in bars, rows and panel heads, never alone as the main action. */
export function IconButton({
  icon,
  label,
  hotkey,
  className,
  type = 'submit',
  ...rest
}: IconFace & Omit<ComponentProps<'button'>, 'children'>) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={hotkey ? `${label}, ${hotkey}` : label}
      data-hotkey={hotkey}
      aria-keyshortcuts={hotkey}
      className={iconButtonClass(className)}
    >
      <Icon of={icon} />
    </button>
  )
}

/** The same, as a link. */
export function IconButtonLink({
  icon,
  label,
  hotkey,
  className,
  ...rest
}: IconFace & Omit<ComponentProps<typeof Link>, 'children'>) {
  return (
    <Link
      {...rest}
      aria-label={label}
      title={hotkey ? `${label}, ${hotkey}` : label}
      data-hotkey={hotkey}
      aria-keyshortcuts={hotkey}
      className={iconButtonClass(className)}
    >
      <Icon of={icon} />
    </Link>
  )
}

function Inside({ look, icon, hotkey, children }: Pick<Face, 'look' | 'icon' | 'hotkey' | 'children'>) {
  return (
    <>
      {icon && <Icon of={icon} size={14} />}
      {children}
      {hotkey && (
        <span aria-hidden="true" className="-mr-1 inline-flex">
          <Kbd onAccent={look === 'primary'}>{hotkey}</Kbd>
        </span>
      )}
    </>
  )
}

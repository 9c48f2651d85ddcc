import clsx from 'clsx'
import { X } from 'lucide-react'
import { useId, type ReactNode, type Ref } from 'react'
import { IconButton } from './button.tsx'

/**
 * A box that must be dealt with first: only for what cannot be undone, and for forms too long for a popover.
 * @param trigger draws the button that opens it; spread what it is given. Leave it out and use `ref` to open by hand.
 */
export function Dialog({
  title,
  trigger,
  ref,
  wide = false,
  onClose,
  children,
}: {
  title: string
  trigger?: (opens: { type: 'button'; commandfor: string; command: 'show-modal' }) => ReactNode
  ref?: Ref<HTMLDialogElement>
  wide?: boolean
  onClose?: () => void
  children: ReactNode
}) {
  const id = useId()
  return (
    <>
      {trigger?.({ type: 'button', commandfor: id, command: 'show-modal' })}
      <dialog
        id={id}
        ref={ref}
        onClose={onClose}
        aria-labelledby={`${id}-title`}
        // A click beside it closes it.
        {...{ closedby: 'any' }}
        className={clsx(
          'm-auto max-h-[calc(100dvh-2rem)] w-full max-w-[calc(100vw-2rem)] rounded-lg border border-line-strong bg-raised text-text shadow-modal open:animate-rise',
          wide ? 'wide:max-w-measure' : 'wide:max-w-110',
        )}
      >
        <header className="flex items-center gap-2 pt-3 pr-2 pl-4">
          <h2 id={`${id}-title`} className="text-17 font-semibold">
            {title}
          </h2>
          <form method="dialog" className="ml-auto">
            <IconButton icon={X} label="Close" />
          </form>
        </header>
        <div className="px-4 pt-2 pb-4 text-13">{children}</div>
      </dialog>
    </>
  )
}

import { useEffect, type RefObject } from 'react'
import { isTyping } from '../../ui/hotkeys.ts'

/** The keys 1 to 6 press the reasons of the form's menu, whether it is open or not. */
export function useReasonKeys(form: RefObject<HTMLFormElement | null>, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (!/^[1-6]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.repeat || isTyping(event.target) || isAnotherBoxOpen(form.current)) return
      const reasons = form.current?.querySelectorAll<HTMLButtonElement>('button[value^="reject:"]')
      reasons?.[Number(event.key) - 1]?.click()
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [form, isOn])
}

function isAnotherBoxOpen(form: HTMLFormElement | null): boolean {
  const open = document.querySelector(':popover-open, dialog[open]')
  return open !== null && !(form?.contains(open) && open.querySelector('[value^="reject:"]'))
}

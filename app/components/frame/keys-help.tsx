import { useEffect, useRef, useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { hotkeysOfPage } from '../../ui/hotkeys.ts'
import { Keys } from '../../ui/kbd.tsx'
import { SCREENS, SETTINGS } from './screens.ts'

const ALWAYS = [
  { keys: 'Ctrl K', words: 'Go anywhere, find, do' },
  { keys: 'j', words: 'Next row' },
  { keys: 'k', words: 'Previous row' },
  { keys: 'x', words: 'Select the row' },
  { keys: 'Enter', words: 'Open the row' },
  { keys: 'e', words: 'Edit the row' },
  { keys: 'u', words: 'Undo what was just done' },
  { keys: '/', words: 'Search the list' },
  { keys: '?', words: 'These keys' },
]

/** The keys that work here, now. */
export function KeysHelp({ hasProject, onClose }: { hasProject: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [here] = useState(() => hotkeysOfPage().map(({ key, words }) => ({ keys: key, words })))
  useEffect(() => dialog.current?.showModal(), [])
  const screens = hasProject ? [...SCREENS, SETTINGS] : [SETTINGS]
  const go = screens.map(({ key, label }) => ({ keys: `g ${key}`, words: label }))
  return (
    <Dialog ref={dialog} title="Keys" wide onClose={onClose}>
      <div className="grid gap-x-8 gap-y-4 wide:grid-cols-3">
        <Column title="Everywhere" rows={ALWAYS} />
        <Column title="Go to" rows={go} />
        <Column title="On this page" rows={here} />
      </div>
    </Dialog>
  )
}

function Column({ title, rows }: { title: string; rows: { keys: string; words: string }[] }) {
  return (
    <section>
      <h3 className="mb-2 text-12 font-semibold text-text-2">{title}</h3>
      <dl className="grid gap-1.5">
        {rows.map((row) => (
          <div key={row.keys} className="flex items-center gap-2">
            <dt className="min-w-0 flex-1 truncate">{row.words}</dt>
            <dd>
              <Keys of={row.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

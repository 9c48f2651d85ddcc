import { useNavigate } from 'react-router'
import { lazy, Suspense, useRef, useState, type ReactNode } from 'react'
import { useKeys } from '../../ui/use-keys.ts'
import type { FrameFacts } from './frame-facts.ts'
import { SandboxBanner } from './sandbox-banner.tsx'
import { SCREENS, SETTINGS, screenPath } from './screens.ts'
import { Sidebar } from './sidebar.tsx'
import { TabBar } from './tab-bar.tsx'
import { useLive } from './use-live.ts'

/** Loaded when first asked for: nobody needs them to see a page. */
const Palette = lazy(() => import('./palette.tsx').then((file) => ({ default: file.Palette })))
const StoppedBanner = lazy(() =>
  import('./stopped-banner.tsx').then((file) => ({ default: file.StoppedBanner })),
)
const KeysHelp = lazy(() => import('./keys-help.tsx').then((file) => ({ default: file.KeysHelp })))

/** What stands around every screen: sidebar, sandbox banner, palette, keys. Children are the screen. */
export function Frame({ children, ...facts }: FrameFacts & { children: ReactNode }) {
  const { project } = facts
  const navigate = useNavigate()
  const palette = useOpening()
  const help = useOpening()
  useLive()
  useKeys({
    places: {
      ...Object.fromEntries(
        project ? SCREENS.map(({ id, key }) => [key, () => void navigate(screenPath(project.id, id))]) : [],
      ),
      [SETTINGS.key]: () => void navigate(SETTINGS.path),
    },
    onHelp: help.open,
    onPalette: palette.open,
  })
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <a
        href="#main"
        className="sr-only z-30 rounded-md bg-raised px-3 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      {facts.sandbox && <SandboxBanner tempo={facts.sandbox.tempo} />}
      <div className="flex min-h-0 flex-1 max-wide:flex-col">
        <Sidebar {...facts} onPalette={palette.open} />
        <main
          id="main"
          tabIndex={-1}
          className="relative flex min-h-0 min-w-0 flex-1 flex-col bg-surface outline-none"
        >
          {facts.stop && (
            <Suspense>
              <StoppedBanner stop={facts.stop} mayResume={facts.mayResume} />
            </Suspense>
          )}
          {children}
        </main>
        {project && <TabBar project={project} projects={facts.projects} hasUnread={facts.counts.inbox > 0} />}
      </div>
      <Suspense>
        {palette.isOpen && <Palette project={project} onClose={palette.close} />}
        {help.isOpen && <KeysHelp hasProject={!!project} onClose={help.close} />}
      </Suspense>
    </div>
  )
}

/** Something that is opened over the page, and gives the focus back to where it was. */
function useOpening() {
  const [isOpen, setOpen] = useState(false)
  const from = useRef<Element | null>(null)
  return {
    isOpen,
    open: () => {
      from.current = document.activeElement
      setOpen(true)
    },
    close: () => {
      setOpen(false)
      if (from.current instanceof HTMLElement) from.current.focus()
    },
  }
}

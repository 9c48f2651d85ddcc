import { Ellipsis } from 'lucide-react'
import { Form, Link } from 'react-router'
import type { Stage } from '#db/vocabulary.ts'
import type { BoardCard } from '../../../domain/prospects/board.server.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { NextActionCell } from '../../../ui/next-action.tsx'
import { Spoken } from '../../../ui/spoken.tsx'
import { TACTIC_ICONS } from '../../prospect-icons.ts'
import { TACTIC_WORDS } from '../../words.ts'
import { round } from '../authority.tsx'
import { nextIcon } from '../next-icon.ts'
import { pathOf } from '../page-name.tsx'
import { StageItems } from '../stage-items.tsx'

/** What the browser carries while a card is dragged. */
export const CARD_TYPE = 'text/x-linkwright-prospect'

/** One prospect on the board: dragged with the mouse, moved with Shift and an arrow, or by its menu. */
export function BoardCardItem({
  card,
  stage,
  base,
  here,
}: {
  card: BoardCard
  stage: Stage
  base: string
  here: string
}) {
  const page = card.pageTitle ?? (card.pageUrl ? pathOf(card.pageUrl) : '')
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dragged; keys and menu do the same
    <li
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(CARD_TYPE, String(card.id))
        event.dataTransfer.effectAllowed = 'move'
      }}
      className="rounded-md border border-line bg-surface px-2.5 py-2 text-13 focus-within:border-accent-line hover:border-line-strong"
      title={card.stageBecause}
    >
      <div className="flex items-center gap-1.5">
        <Icon of={TACTIC_ICONS[card.tactic]} size={14} className="flex-none text-text-3" />
        <Spoken>{TACTIC_WORDS[card.tactic]}</Spoken>
        <Link
          to={`${base}/${card.id}`}
          data-card={card.id}
          draggable={false}
          aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight"
          className="min-w-0 flex-1 truncate font-medium hover:underline"
        >
          {card.domain}
        </Link>
        {card.score !== null && (
          <b className="flex-none text-12 font-semibold tabular-nums" title="Score">
            {round(card.score)}
          </b>
        )}
        <Form method="post" action={`${base}/bulk`} preventScrollReset className="contents">
          <input type="hidden" name="id" value={card.id} />
          <input type="hidden" name="to" value={here} />
          <Menu
            label={`Stage of ${card.domain}`}
            trigger={(opens) => (
              <button
                {...opens}
                className="-mr-1 grid size-6 flex-none place-items-center rounded-sm text-text-3 hover:bg-hover hover:text-text max-wide:size-touch"
              >
                <Icon of={Ellipsis} size={14} />
                <Spoken>Move {card.domain} to another stage</Spoken>
              </button>
            )}
          >
            <StageItems current={stage} />
          </Menu>
        </Form>
      </div>
      {page && <p className="truncate text-12 text-text-2">{page}</p>}
      <div className="mt-1 flex items-center gap-1.5 text-12">
        <span className="min-w-0 flex-1" title={card.nextAction ?? undefined}>
          {card.nextAction ? (
            <NextActionCell icon={nextIcon(card)} needsPerson={card.nextNeedsPerson}>
              {card.nextAction}
            </NextActionCell>
          ) : (
            <span className="text-text-3">{card.contact ?? 'No contact yet'}</span>
          )}
        </span>
        {card.ownerName && <Avatar name={card.ownerName} />}
      </div>
    </li>
  )
}

import { ListFilter } from 'lucide-react'
import { MAIL_OPERATORS } from '../../domain/inbox/mail-query.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu, MenuLine, MenuLink } from '../../ui/menu.tsx'

const NARROW = [
  ['is:unread', 'Unread'],
  ['assigned:me', 'Given to me'],
  ['assigned:nobody', 'Given to nobody'],
  ['class:interested', 'Interested'],
  ['class:will-add-link', 'Will add the link'],
  ['has:attachment', 'With an attachment'],
] as const

/** Narrows the list by the words of the search language; a second choice takes it away again. */
export function InboxFilter({
  q,
  mailboxes,
  to,
}: {
  q: string
  mailboxes: { email: string }[]
  /** The list with another search. */
  to: (q: string) => string
}) {
  const terms = q.split(/\s+/).filter(Boolean)
  const item = (term: string, words: string) => {
    const isOn = terms.includes(term)
    const next = isOn ? terms.filter((one) => one !== term) : [...terms, term]
    return (
      <MenuLink key={term} to={to(next.join(' '))} isCurrent={isOn}>
        {isOn ? `${words} ✓` : words}
      </MenuLink>
    )
  }
  return (
    <Menu
      label="Filters"
      trigger={(opens) => <IconButton {...opens} icon={ListFilter} label="Filter conversations" hotkey="f" />}
    >
      {NARROW.map(([term, words]) => item(term, words))}
      {mailboxes.length > 1 && (
        <>
          <MenuLine />
          {mailboxes.map(({ email }) => item(`mailbox:${email}`, email))}
        </>
      )}
      <MenuLine />
      <details className="px-2 py-1.5 text-12 text-text-2">
        <summary className="link inline">What the search understands</summary>
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
          {MAIL_OPERATORS.map(([operator, words]) => (
            <div key={operator} className="contents">
              <dt className="font-mono">{operator}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Menu>
  )
}

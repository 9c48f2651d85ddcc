import { Ban, Plane } from 'lucide-react'
import { Form, Link } from 'react-router'
import type { ListedContact } from '../../domain/contacts/list-contacts.server.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { Popover } from '../../ui/popover.tsx'
import { When } from '../../ui/when.tsx'
import { VerificationMark } from '../verification-mark.tsx'
import { SUPPRESSION_REASON_WORDS } from '../words.ts'
import { pathOf } from './page-name.tsx'

/**
 * A person at a site, with what keeps us from writing to them.
 * @param isChosen whom we write to @param base address of the contact's forms, without the id; null: to be looked at only
 */
export function ContactCard({
  contact,
  isChosen,
  base,
}: {
  contact: ListedContact
  isChosen: boolean
  base: string | null
}) {
  const self = `${base}/${contact.id}`
  return (
    <div className="flex items-start gap-2.5">
      <Avatar name={contact.name} large />
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline gap-1.5">
          <b className="truncate font-medium">{contact.name}</b>
          {contact.role && <span className="truncate text-text-2">{contact.role}</span>}
          {base && (
            <Link to={self} preventScrollReset className="link ml-auto flex-none text-12">
              Edit
            </Link>
          )}
        </div>
        {contact.email && (
          <div className="flex flex-wrap items-center gap-x-1.5 text-12">
            <span className="wrap-anywhere">{contact.email}</span>
            <VerificationMark verification={contact.verification} words />
          </div>
        )}
        {contact.verificationBecause && (
          <div className="text-12 text-text-3">{contact.verificationBecause}</div>
        )}
        <FoundOn contact={contact} />
        {contact.note && <div className="text-12 text-text-2">{contact.note}</div>}
        <Blocked contact={contact} />
        {base && <Actions contact={contact} isChosen={isChosen} self={self} />}
      </div>
    </div>
  )
}

function FoundOn({ contact: { foundOn, foundHow, foundAt } }: { contact: ListedContact }) {
  if (!foundOn && !foundHow) return null
  const where = foundOn ? `Found on ${foundOn.includes('://') ? pathOf(foundOn) || foundOn : foundOn}` : null
  return (
    <div className="text-12 text-text-3" title={foundOn ?? undefined}>
      {where ?? (foundHow?.startsWith('by ') ? `Added ${foundHow}` : `Known from ${foundHow}`)}
      {foundAt && (
        <>
          , <When at={foundAt} />
        </>
      )}
    </div>
  )
}

/** Why nothing is sent to this person, if nothing is. */
function Blocked({ contact }: { contact: ListedContact }) {
  const { suppression, doNotContactBecause, doNotContactAt, awayUntil } = contact
  const covers = suppression?.kind === 'domain' ? `${suppression.value} is suppressed` : null
  const reason = suppression && (covers ?? SUPPRESSION_REASON_WORDS[suppression.reason])
  const cause = doNotContactBecause ?? suppression?.origin
  return (
    <>
      {(doNotContactAt || suppression) && (
        <div className="mt-1 flex gap-1.5 text-12 text-lost-text">
          <Icon of={Ban} size={14} className="mt-0.25" />
          <span>
            {reason ?? 'Do not contact'}
            {cause && `: ${cause}`}
          </span>
        </div>
      )}
      {awayUntil && (
        <div className="mt-1 flex gap-1.5 text-12 text-text-2">
          <Icon of={Plane} size={14} className="mt-0.25" />
          <span>
            Away, nothing is sent before <When at={awayUntil} />
          </span>
        </div>
      )}
    </>
  )
}

function Actions({ contact, isChosen, self }: { contact: ListedContact; isChosen: boolean; self: string }) {
  return (
    <div className="mt-1.5 flex flex-wrap gap-1.5">
      {!isChosen && (
        <Form method="post" action={self} preventScrollReset>
          <input type="hidden" name="intent" value="choose" />
          <Button size="sm">Write to this person</Button>
        </Form>
      )}
      {contact.doNotContactAt ? (
        <Form method="post" action={`${self}/do-not-contact`} preventScrollReset>
          <input type="hidden" name="intent" value="allow" />
          <Button size="sm">May be contacted again</Button>
        </Form>
      ) : (
        <Popover
          label={`Do not contact ${contact.name}`}
          className="w-72!"
          trigger={(opens) => (
            <Button {...opens} look="quiet" size="sm" icon={Ban} className={isChosen ? '-ml-2.5' : undefined}>
              Do not contact
            </Button>
          )}
        >
          <Form method="post" action={`${self}/do-not-contact`} preventScrollReset className="grid gap-2.5">
            <input type="hidden" name="intent" value="mark" />
            <p className="text-12 text-text-2">
              Waiting mail is cancelled, in every sequence, and the address goes on the suppression list.
            </p>
            <TextInput
              small
              name="because"
              aria-label="Why"
              placeholder="Why, for the record"
              maxLength={200}
            />
            <div>
              <Button look="danger" size="sm">
                Do not contact
              </Button>
            </div>
          </Form>
        </Popover>
      )}
    </div>
  )
}

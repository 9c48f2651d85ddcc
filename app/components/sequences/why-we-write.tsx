import type { ReactNode } from 'react'
import type { ProspectFacts as FactsData } from '#db/tables/prospects.ts'
import type { Tactic } from '#db/vocabulary.ts'
import { Fact, Facts } from '../../ui/facts.tsx'
import { WebLink } from '../../ui/web-link.tsx'
import { ProspectFacts } from '../prospects/prospect-facts.tsx'
import { TacticLabel } from '../tactic.tsx'

export type Written = {
  prospect: {
    domain: string
    pageUrl: string | null
    pageTitle: string | null
    tactic: Tactic
    facts: FactsData
    target: { url: string; title: string | null } | null
  }
  contact: {
    name: string
    email: string | null
    role: string | null
    foundOn: string | null
    foundHow: string | null
    note: string | null
  }
}

/** Beside an opener: the page to read, why we write, and to whom. */
export function WhyWeWrite({ prospect, contact }: Written) {
  return (
    <div className="grid content-start text-13">
      <Part>
        <h2 className="text-17 font-semibold wrap-anywhere">{prospect.domain}</h2>
        <div className="mt-0.5">
          <TacticLabel tactic={prospect.tactic} />
        </div>
        {prospect.pageUrl && (
          <p className="mt-2">
            {prospect.pageTitle && <b className="block font-medium">{prospect.pageTitle}</b>}
            <WebLink url={prospect.pageUrl} length={70} />
          </p>
        )}
      </Part>
      <Part title="Why we write">
        <ProspectFacts facts={prospect.facts} target={prospect.target} />
      </Part>
      <Part title="Contact">
        <Facts>
          <Fact label="Name" more={contact.role}>
            {contact.name}
          </Fact>
          {contact.email && contact.email !== contact.name && <Fact label="Address">{contact.email}</Fact>}
          {(contact.foundOn || contact.foundHow) && (
            <Fact label="Found" more={contact.foundOn ? contact.foundHow : null}>
              {contact.foundOn ? <WebLink url={contact.foundOn} length={40} /> : contact.foundHow}
            </Fact>
          )}
          {contact.note && <Fact label="Note">{contact.note}</Fact>}
        </Facts>
      </Part>
    </div>
  )
}

function Part({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className="border-b border-line px-4 py-3.5 last:border-0">
      {title && <h3 className="mb-2 text-12 font-semibold text-text-2">{title}</h3>}
      {children}
    </section>
  )
}

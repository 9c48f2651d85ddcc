import type { ProspectFacts as FactsData } from '#db/tables/prospects.ts'
import { Fact, Facts } from '../../ui/facts.tsx'
import { counted } from '../../ui/number.ts'
import { When } from '../../ui/when.tsx'
import { WebLink } from '../../ui/web-link.tsx'
import { pathOf } from './page-name.tsx'

/** Why we write: what the tactic knows of the page, and what we offer. */
export function ProspectFacts({
  facts,
  target,
}: {
  facts: FactsData
  target: { url: string; title: string | null } | null
}) {
  const extra = Object.entries(facts.extra ?? {})
  return (
    <>
      <Facts>
        {facts.deadUrl && (
          <Fact label="Dead link" more={facts.deadCause}>
            <WebLink url={facts.deadUrl} length={44} className="hover:underline" />
          </Fact>
        )}
        {facts.deadAnchor && <Fact label="Its anchor">“{facts.deadAnchor}”</Fact>}
        {facts.archiveUrl && (
          <Fact label="Was">
            <WebLink url={facts.archiveUrl} className="link-inline">
              archived copy
            </WebLink>
          </Fact>
        )}
        {facts.paragraph && <Fact label="Paragraph">“{facts.paragraph}”</Fact>}
        {facts.mention && <Fact label="Mention">“{facts.mention}”</Fact>}
        {facts.quote && (
          <Fact
            label="Quote"
            more={
              <>
                read <When at={new Date(facts.quote.at)} />
              </>
            }
          >
            <WebLink url={facts.quote.url} className="link-inline">
              {`“${facts.quote.text}”`}
            </WebLink>
          </Fact>
        )}
        {facts.competitors && facts.competitors.length > 0 && (
          <Fact
            label="Links to"
            more={facts.competitors.length > 4 ? counted(facts.competitors.length, 'competitor') : undefined}
          >
            {facts.competitors.slice(0, 4).join(', ')}
          </Fact>
        )}
        {target && (
          <Fact label="We offer" more={target.title}>
            <WebLink url={target.url} className="link-inline">
              {pathOf(target.url) || 'the home page'}
            </WebLink>
          </Fact>
        )}
        {facts.note && <Fact label="Note">{facts.note}</Fact>}
      </Facts>
      {extra.length > 0 && (
        <details className="pt-1.5">
          <summary className="link text-12">{counted(extra.length, 'more fact')}</summary>
          <div className="pt-1.5">
            <Facts>
              {extra.map(([label, value]) => (
                <Fact key={label} label={label.replaceAll('_', ' ')}>
                  {value}
                </Fact>
              ))}
            </Facts>
          </div>
        </details>
      )}
    </>
  )
}

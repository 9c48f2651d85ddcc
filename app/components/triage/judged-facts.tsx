import { Check, TriangleAlert } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import type { TriageCard } from '../../domain/triage/triage-view.server.ts'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Meter } from '../../ui/meter.tsx'
import { PanelSection, RecordTitle } from '../../ui/side-panel.tsx'
import { When } from '../../ui/when.tsx'
import { Authority, round } from '../prospects/authority.tsx'
import type { Choices } from '../prospects/filter-words.ts'
import { FindContacts } from '../prospects/find-contacts.tsx'
import { hasFacts } from '../prospects/has-facts.ts'
import { ProspectFacts } from '../prospects/prospect-facts.tsx'
import { TacticLabel } from '../tactic.tsx'
import { VerificationMark } from '../verification-mark.tsx'
import { OwnerChoice } from './owner-choice.tsx'

/** Its script is loaded after the rest: it is on the page at once. */
const ScoreTold = lazy(() =>
  import('../prospects/score-told.tsx').then((file) => ({ default: file.ScoreTold })),
)

/** What the decision rests on: why we would write, the score, and the guards. */
export function JudgedFacts({
  card,
  projectId,
  choices,
  here,
  base,
}: {
  card: TriageCard | null
  projectId: number
  choices: Choices
  here: string
  base: string
}) {
  return (
    <aside
      aria-label="What is known"
      className="min-h-0 scroll-thin border-l border-line max-wide:order-1 max-wide:max-h-[32dvh] max-wide:flex-none max-wide:border-b max-wide:border-l-0"
    >
      {card ? (
        <>
          <PanelSection>
            <RecordTitle>
              <Link
                to={`/p/${projectId}/prospects/${card.id}`}
                title="Everything about it"
                className="hover:underline"
              >
                {card.domain}
              </Link>
            </RecordTitle>
            <div className="mt-0.5 flex flex-wrap items-center gap-x-2">
              <TacticLabel tactic={card.tactic} />
              {card.from && <span className="min-w-0 text-text-3 wrap-anywhere">{card.from}</span>}
            </div>
          </PanelSection>
          <PanelSection title="Why we would write">
            {hasFacts(card.facts, card.target) ? (
              <ProspectFacts facts={card.facts} target={card.target} />
            ) : (
              <p className="text-text-2">Nothing is noted: judge by the page.</p>
            )}
            <div className="mt-1.5">
              <Facts>
                <Fact label="Contact">
                  <Contact contact={card.contact} />
                </Fact>
                <Fact label="Owner">
                  <OwnerChoice card={card} choices={choices} here={here} base={base} />
                </Fact>
              </Facts>
            </div>
            <FindContacts prospectId={card.id} {...{ projectId, here }} last={card.lastSearch} hotkey="c" />
          </PanelSection>
          <Score card={card} />
          <PanelSection title="Guards">
            <ul className="grid gap-1.5">
              {card.guards.map(({ isFine, words, at }) => (
                <li key={words} className="flex items-start gap-2">
                  <span className={isFine ? 'text-live-solid' : 'text-warn-solid'}>
                    <Icon of={isFine ? Check : TriangleAlert} size={14} className="mt-0.75" />
                  </span>
                  <span className={isFine ? undefined : 'text-warn-text'}>{words}</span>
                  {at && <When at={at} className="ml-auto flex-none text-12 text-text-3" />}
                </li>
              ))}
            </ul>
          </PanelSection>
        </>
      ) : (
        <p className="p-4 text-text-2">Loading the next one…</p>
      )}
    </aside>
  )
}

function Contact({ contact }: { contact: TriageCard['contact'] }) {
  if (!contact) return <span className="text-text-2">Nobody is known yet</span>
  return (
    <>
      {contact.name} <VerificationMark verification={contact.verification} />
    </>
  )
}

/** The score with its parts; without a reading of the page, what came with the prospect. */
function Score({ card }: { card: TriageCard }) {
  const { score, relevance, authority, authorityMetric, told } = card
  return (
    <PanelSection
      title="Score"
      side={score !== null && <b className="text-22 font-semibold text-text tabular-nums">{round(score)}</b>}
    >
      {told.page ? (
        <Suspense>
          <ScoreTold told={told} />
        </Suspense>
      ) : (
        <>
          {score !== null && <Meter share={score / 100} label="Score" className="mb-2" />}
          <Facts>
            {score === null && <Fact label="Score">{told.trouble ?? 'not qualified yet'}</Fact>}
            {relevance !== null && <Fact label="Relevance">{round(relevance)}</Fact>}
            <Fact label="Authority">
              <Authority value={authority} metric={authorityMetric} />
            </Fact>
          </Facts>
        </>
      )}
    </PanelSection>
  )
}

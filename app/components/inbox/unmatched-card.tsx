import { Form } from 'react-router'
import type { Suggestion } from '../../domain/inbox/match-thread.server.ts'
import type { ShownThread } from '../../domain/inbox/read-thread.server.ts'
import { Button } from '../../ui/button.tsx'
import { ProposalCard, ProposalRow } from '../../ui/proposal-card.tsx'
import { SearchInput } from '../../ui/search-input.tsx'
import { TacticLabel } from '../tactic.tsx'
import type { DeedPath } from './place.ts'

/** To whom an unmatched conversation may belong: the suggestion, and a search for others. */
export function UnmatchedCard({
  thread,
  suggested,
  found,
  q,
  deed,
}: {
  thread: ShownThread['thread']
  suggested: NonNullable<ShownThread['suggested']>
  found: Suggestion[]
  q: string
  deed: DeedPath
}) {
  const others = found.filter((one) => one.id !== suggested.prospect?.id)
  return (
    <ProposalCard title="Nobody knows yet to whom this belongs">
      <div className="px-4 py-2.5 text-text-2">
        {thread.matchedBecause}.{suggested.holds && ' The sequence waits for your decision.'}
      </div>
      {suggested.prospect && <Candidate label="Maybe" prospect={suggested.prospect} deed={deed} hotkey="c" />}
      {others.map((prospect) => (
        <Candidate key={prospect.id} label="Found" prospect={prospect} deed={deed} />
      ))}
      {q && others.length === 0 && (
        <p className="border-t border-line px-4 py-2.5 text-text-2">No prospect has “{q}”.</p>
      )}
      <div className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-2.5">
        <search className="min-w-0 flex-1">
          <Form>
            <input type="hidden" name="tab" value="unmatched" />
            <SearchInput
              name="who"
              label="Find another prospect"
              defaultValue={q}
              key={q}
              className="w-full max-w-70"
            />
          </Form>
        </search>
        <Form method="post" action={deed('match')}>
          <Button size="sm" look="quiet" name="prospectId" value="none">
            Concerns none of ours
          </Button>
        </Form>
      </div>
    </ProposalCard>
  )
}

function Candidate({
  label,
  prospect,
  deed,
  hotkey,
}: {
  label: string
  prospect: Suggestion
  deed: DeedPath
  hotkey?: string
}) {
  return (
    <ProposalRow
      label={label}
      proof={prospect.pageTitle}
      action={
        <Form method="post" action={deed('match')}>
          <Button size="sm" {...(hotkey ? { hotkey } : {})} name="prospectId" value={prospect.id}>
            Attach
          </Button>
        </Form>
      }
    >
      <b className="font-medium">{prospect.domain}</b>
      <span className="flex-none text-text-3">
        <TacticLabel tactic={prospect.tactic} />
      </span>
    </ProposalRow>
  )
}

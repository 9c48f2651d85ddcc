import { MessageSquareText } from 'lucide-react'
import { Link } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { ProposalCard, ProposalRow } from '../../ui/proposal-card.tsx'
import { insertWords } from './insert-words.ts'

/** They ask for payment: what the team does then, and its answer at one key. @param field id of the answer's text box */
export function PaymentCard({
  because,
  policy,
  reply,
  field,
}: {
  /** The words that ask, or that a person chose the class. */
  because: string | null
  policy: string
  reply: string
  field: string
}) {
  return (
    <ProposalCard title="They ask for payment">
      <ProposalRow
        label="Policy"
        action={
          <Button
            size="sm"
            type="button"
            icon={MessageSquareText}
            hotkey="y"
            onClick={() => insertWords(field, reply)}
          >
            Answer so
          </Button>
        }
        more={
          <p className="pt-1 text-12 text-text-3">
            {because ? `Known by: “${because}”. ` : ''}Marked at the prospect and its site, not tracked as a
            price.{' '}
            <Link to="/settings/workspace" className="link-inline">
              Change the policy
            </Link>
          </p>
        }
      >
        <span className="min-w-0 whitespace-pre-wrap">{policy}</span>
      </ProposalRow>
    </ProposalCard>
  )
}

import { Download } from 'lucide-react'
import { Form, useNavigation } from 'react-router'
import type { ImportCounts } from '#db/tables/imports.ts'
import type { Tactic } from '#db/vocabulary.ts'
import { Button } from '../../ui/button.tsx'
import { buttonClass } from '../../ui/button-look.ts'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { counted } from '../../ui/number.ts'
import { TACTIC_WORDS } from '../words.ts'
import { OutcomeCounts, ReasonTable } from './outcomes.tsx'

/** What would become of every row, before anything is written. */
export function DryRunResult({
  importId,
  base,
  counts,
  tactic,
}: {
  importId: number
  base: string
  counts: ImportCounts
  tactic: Tactic
}) {
  const { state } = useNavigation()
  const useful = counts.created + counts.updated + counts.merged
  const here = `${base}/${importId}`
  return (
    <Card title={finding(counts, TACTIC_WORDS[tactic].toLowerCase())}>
      <div className="grid gap-4">
        <OutcomeCounts counts={counts} />
        <ReasonTable counts={counts} />
        <div className="flex flex-wrap items-center gap-2">
          <Form method="post" action={`${here}/start`}>
            <Button
              look="primary"
              busy={state === 'submitting' && 'Starting…'}
              offBecause={useful === 0 && 'No row would make or change a prospect'}
            >
              {useful === 0 ? 'Nothing to import' : `Import ${counted(useful, 'row')}`}
            </Button>
          </Form>
          <Form method="post" action={`${here}/columns`}>
            <Button>Change the columns</Button>
          </Form>
          <a href={`${here}/dry-run.csv`} className={buttonClass('quiet', 'md')}>
            <Icon of={Download} size={14} />
            Every row as CSV
          </a>
        </div>
      </div>
    </Card>
  )
}

function finding({ created, updated }: ImportCounts, tactic: string): string {
  if (created === 0 && updated === 0) return 'This file brings nothing new'
  const made = created > 0 ? `makes ${counted(created, 'prospect')} (${tactic})` : ''
  const learnt = updated > 0 ? `adds to ${counted(updated, 'known one')}` : ''
  return `This file ${[made, learnt].filter(Boolean).join(' and ')}`
}

import { CircleSlash, TriangleAlert } from 'lucide-react'
import type { Tactic } from '#db/vocabulary.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { counted } from '../../ui/number.ts'
import { WebAddress } from '../../ui/web-link.tsx'
import { TacticLabel } from '../tactic.tsx'

export type Candidate = {
  prospectId: number
  domain: string
  pageTitle: string | null
  pageUrl: string | null
  tactic: Tactic
  contact: { name: string; email: string | null } | null
  because: string | null
  isTooSoon: boolean
  notes: string[]
}

/** Chosen prospects before they are enrolled: those who can be, ticked, and those who cannot, each with the reason. */
export function Candidates({
  candidates,
  areTicked,
  lift,
}: {
  candidates: Candidate[]
  areTicked: boolean
  /** Only for who may lift the fatigue limits. */
  lift: { typed: string; error: string | undefined } | null
}) {
  const free = candidates.filter((one) => one.because === null)
  const tooSoon = lift ? candidates.filter((one) => one.isTooSoon) : []
  const refused = candidates.filter((one) => one.because !== null && !tooSoon.includes(one))
  return (
    <div className="grid grid-cols-1 gap-4">
      {free.length > 0 && (
        <Card
          padded={false}
          title={`${counted(free.length, 'prospect')} can be written to`}
          side={
            <Button
              type="button"
              size="sm"
              look="quiet"
              onClick={(event) => tickAll(event.currentTarget.form)}
            >
              Tick all
            </Button>
          }
        >
          <ul className="border-t border-line">
            {free.map((one) => (
              <li key={one.prospectId} className="border-b border-line last:border-0">
                <label className="flex items-start gap-3 px-4 py-2 text-13 hover:bg-hover max-wide:min-h-touch">
                  <input
                    type="checkbox"
                    name="id"
                    value={one.prospectId}
                    defaultChecked={areTicked}
                    className="tick mt-0.5 flex-none"
                  />
                  <Person one={one} />
                  {one.notes.map((note) => (
                    <span key={note} className="flex items-start gap-1.5 text-12 text-warn-text">
                      <Icon of={TriangleAlert} size={14} className="mt-px text-warn-solid" />
                      {note}
                    </span>
                  ))}
                </label>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {lift && tooSoon.length > 0 && (
        <Card padded={false} title={`${counted(tooSoon.length, 'prospect')} heard from the team lately`}>
          <ul className="border-t border-line">
            {tooSoon.map((one) => (
              <li key={one.prospectId} className="border-b border-line">
                <label className="flex items-start gap-3 px-4 py-2 text-13 hover:bg-hover max-wide:min-h-touch">
                  <input type="checkbox" name="id" value={one.prospectId} className="tick mt-0.5 flex-none" />
                  <Person one={one} />
                  <span className="w-64 flex-none text-12 leading-5 text-warn-text max-wide:w-32">
                    {one.because}
                  </span>
                </label>
              </li>
            ))}
          </ul>
          <div className="px-4 py-3">
            <Field
              name="reason"
              label="Why write to those ticked here all the same?"
              help="Kept with each of them. The limits are set under Settings, Workspace."
              error={lift.error}
            >
              <TextInput defaultValue={lift.typed} maxLength={300} />
            </Field>
          </div>
        </Card>
      )}
      {refused.length > 0 && (
        <Card padded={false} title={`${counted(refused.length, 'prospect')} cannot, and why`}>
          <ul className="border-t border-line">
            {refused.map((one) => (
              <li
                key={one.prospectId}
                className="flex items-start gap-3 border-b border-line px-4 py-2 text-13 last:border-0"
              >
                <Icon of={CircleSlash} size={14} className="mt-0.75 text-text-3" />
                <Person one={one} />
                <span className="w-64 flex-none text-12 leading-5 text-text-2 max-wide:w-32">
                  {one.because}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}

/** Ticks every box of the form; when all are ticked already, none. */
function tickAll(form: HTMLFormElement | null): void {
  const boxes = [...(form?.querySelectorAll<HTMLInputElement>('input[name="id"]') ?? [])]
  const isOn = !boxes.every((box) => box.checked)
  for (const box of boxes) box.checked = isOn
}

function Person({ one }: { one: Candidate }) {
  return (
    <span className="grid min-w-0 flex-1 gap-x-3 wide:grid-cols-[180px_minmax(0,1fr)_minmax(0,1fr)_140px]">
      <b className="truncate font-medium">{one.domain}</b>
      <span className="truncate text-text-2">
        {one.pageTitle ??
          (one.pageUrl ? <WebAddress url={one.pageUrl} length={40} /> : 'the site as a whole')}
      </span>
      <span className="truncate text-text-2" title={one.contact?.email ?? undefined}>
        {one.contact ? [one.contact.name, one.contact.email].filter(isNew).join(', ') : 'no contact'}
      </span>
      <span className="max-wide:hidden">
        <TacticLabel tactic={one.tactic} />
      </span>
    </span>
  )
}

/** A contact without a name is called by the address: once is enough. */
function isNew(text: string | null, at: number, all: (string | null)[]): boolean {
  return text !== null && all.indexOf(text) === at
}

import { Plus, Undo2 } from 'lucide-react'
import { Form, Link } from 'react-router'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { count, counted } from '../../ui/number.ts'

export type StepSummary = {
  number: number
  subject: string
  sameThread: boolean
  /** How many texts are tried. */
  texts: number
  isLast: boolean
  wait: string
  /** What must hold for it to go, a sentence each. */
  conditions: string[]
  gist: { words: number; text: string }
  sent: number
  replied: number
  links: number
}

/** The plan: each step with its wait, what it is about, and what came of it. */
export function StepList({
  steps,
  removed,
  base,
  hours,
}: {
  steps: StepSummary[]
  /** Taken out on the way; what was sent of them stays. */
  removed: { number: number; subject: string; sent: number }[]
  base: string
  hours: string | null
}) {
  return (
    <div>
      <h2 className="mb-2 text-13 font-semibold">Steps</h2>
      {steps.length === 0 && (
        <p className="mb-3 text-13 text-text-2">
          No steps yet. The first is the mail that says why you write.
        </p>
      )}
      <ol>
        {steps.map((step) => (
          <li key={step.number} className="relative flex gap-3 pb-3">
            {!step.isLast && (
              <span aria-hidden="true" className="absolute top-8 bottom-0 left-3 w-px bg-line-strong" />
            )}
            <span className="relative mt-2.5 grid size-6 flex-none place-items-center rounded-full bg-seq-soft text-12 font-medium text-seq-text tabular-nums">
              {step.number}
            </span>
            <StepCard step={step} base={base} hours={hours} />
          </li>
        ))}
      </ol>
      <div className={steps.length > 0 ? 'pl-9' : undefined}>
        <ButtonLink to={`${base}/steps/new`} size="sm" icon={Plus}>
          Add a step
        </ButtonLink>
        {removed.map((step) => (
          <Form
            key={step.number}
            method="post"
            action={`${base}/steps/${step.number}/restore`}
            className="mt-3 flex items-center gap-3 text-12 text-text-2"
          >
            <span className="min-w-0 truncate" title={step.subject}>
              Step {step.number} was taken out, {count(step.sent)} sent
            </span>
            <Button size="sm" look="quiet" icon={Undo2}>
              Put back
            </Button>
          </Form>
        ))}
      </div>
    </div>
  )
}

function StepCard({ step, base, hours }: { step: StepSummary; base: string; hours: string | null }) {
  const title = step.sameThread ? `Same thread${step.isLast ? ', last' : ''}` : step.subject || 'No subject'
  return (
    <section className="min-w-0 flex-1 rounded-lg border border-line bg-surface text-13">
      <header className="flex items-baseline gap-3 px-3.5 pt-2.5">
        <h3 className="min-w-0 truncate font-medium" title={title}>
          <Link to={`${base}/steps/${step.number}`} className="hover:underline">
            {title}
          </Link>
        </h3>
        <span className="ml-auto flex-none text-12 text-text-3">{step.wait}</span>
      </header>
      <p className="px-3.5 pt-1 pb-2.5 wrap-anywhere text-text-2">
        {step.gist.text} {counted(step.gist.words, 'word')}
        {step.texts > 1 ? `, ${step.texts} texts tried` : ''}
        {step.number === 1 && hours ? `, ${hours}.` : '.'}
      </p>
      {step.conditions.length > 0 && (
        <ul className="grid gap-0.5 px-3.5 pb-2.5 text-12 text-text-2">
          {step.conditions.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      <footer className="flex gap-4 border-t border-line px-3.5 py-2 text-12 text-text-2 tabular-nums">
        <span>{count(step.sent)} sent</span>
        <span>
          {count(step.replied)} replied{share(step.replied, step.sent)}
        </span>
        <span>
          {counted(step.links, 'link')}
          {share(step.links, step.sent)}
        </span>
      </footer>
    </section>
  )
}

function share(part: number, of: number): string {
  return of > 0 && part > 0 ? `, ${Math.round((100 * part) / of)}%` : ''
}

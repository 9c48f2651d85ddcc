import { Archive, ArrowUp, CopyPlus, Trash2, Undo2 } from 'lucide-react'
import { useRef } from 'react'
import { data, Form, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import { ConditionFields, type ConditionRow } from '#app/components/sequences/condition-fields.tsx'
import { EffectNotice } from '#app/components/sequences/effect-notice.tsx'
import { StepFields, type StepValues } from '#app/components/sequences/step-fields.tsx'
import { TextList } from '#app/components/sequences/text-list.tsx'
import { FieldList } from '#app/components/templates/field-list.tsx'
import { PreviewColumn, useLivePreview } from '#app/components/templates/preview-column.tsx'
import { useInsert } from '#app/components/templates/use-insert.ts'
import { choicesOf } from '#app/domain/prospects/choices.server.ts'
import { readConditions, testChoices, valueOf } from '#app/domain/sequences/condition-form.ts'
import { nextNumber, removeStep, saveStep } from '#app/domain/sequences/edit-steps.server.ts'
import { editAgreed } from '#app/domain/sequences/effect.server.ts'
import { getSequence, stepsOf } from '#app/domain/sequences/get-sequence.server.ts'
import { previewTemplate, tryOutChoices } from '#app/domain/sequences/preview.server.ts'
import { allTexts, nextLetter } from '#app/domain/sequences/texts.ts'
import { MOVE_REFUSAL_WORDS, moveEarlier } from '#app/domain/sequences/move-step.server.ts'
import { getTemplate, listTemplates } from '#app/domain/templates/queries.server.ts'
import { listSnippets } from '#app/domain/templates/snippets.server.ts'
import { NotFound } from '#app/domain/values/errors.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm, type Typed } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { Select } from '#app/ui/inputs.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { typedText } from '#app/ui/typed.ts'
import type { Route } from './+types/step.ts'

const yes = z
  .literal('yes')
  .optional()
  .catch(undefined)
  .transform((value) => value === 'yes')
const optionalId = z.coerce.number().int().positive().nullable().catch(null)
const texts = z.array(z.string()).catch([])
const Step = z.object({
  intent: z.enum(['save', 'preview', 'copy', 'remove', 'earlier']),
  waitDays: z.coerce.number().int().min(1, 'Wait at least one day').max(90, 'Wait at most 90 days').catch(5),
  unit: z.enum(['working', 'calendar']).catch('working'),
  sameThread: yes,
  subject: z.string().trim().catch(''),
  body: z.string().catch(''),
  template: optionalId,
  prospect: optionalId,
  agreed: z.string().nullable().catch(null),
  'test[]': texts,
  'must[]': texts,
  'otherwise[]': texts,
})
type StepForm = z.infer<typeof Step>

async function open({ request, params }: Pick<Route.LoaderArgs, 'request' | 'params'>) {
  const { scope, project } = await requireProject(request, params)
  const { id, name } = getSequence(scope, { sequenceId: Number(params.sequenceId), projectId: project.id })
  const steps = stepsOf(scope, id)
  const last = nextNumber(scope, id)
  const number = params.number === 'new' ? last : Number(params.number)
  const step = steps.find((one) => one.number === number) ?? null
  if (!step && number !== last) throw new NotFound('There is no such step.')
  return { scope, project, id, name, number, step, base: `/p/${project.id}/sequences/${id}` }
}

export async function loader(args: Route.LoaderArgs) {
  const { scope, project, id, name, number, step, base } = await open(args)
  const choices = tryOutChoices(scope, { projectId: project.id, sequenceId: id })
  const text = {
    subject: step?.subject ?? '',
    body: step?.body ?? '',
    isFollowUp: step?.sameThread ?? number > 1,
  }
  return {
    base,
    name,
    number,
    isNew: step === null,
    texts: step
      ? allTexts(step).map(({ letter, retiredAt }) => ({ letter, isRetired: retiredAt !== null }))
      : [],
    next: step && nextLetter(step),
    values: {
      waitDays: String(step?.waitDays ?? 5),
      unit: step?.waitsWorkingDays === false ? 'calendar' : 'working',
      sameThread: text.isFollowUp,
      subject: text.subject,
      body: text.body,
    },
    conditions: (step?.conditions ?? []).map(({ test, must, otherwise }) => ({
      test: valueOf(test),
      must: must ? 'only' : 'not',
      otherwise,
    })),
    tests: testChoices(conditionNames(scope, project.id)),
    snippets: listSnippets(scope).map(({ name, text }) => ({ name, text })),
    choices: choices.map(({ prospectId, domain, pageTitle }) => ({ prospectId, domain, pageTitle })),
    templates: listTemplates(scope).map((one) => ({ id: one.id, name: one.name })),
    preview: previewTemplate(scope, text, choices[0]?.prospectId ?? null),
  }
}

export async function action(args: Route.ActionArgs) {
  const opened = await open(args)
  const form = readForm(Step, await args.request.formData())
  if (!form.ok) return badForm(form)
  switch (form.value.intent) {
    case 'preview':
      return previewed(opened, form.value, form.typed)
    case 'copy':
      return copied(opened, form.value, form.typed)
    case 'remove':
      return removed(opened, form)
    case 'earlier':
      return moved(opened, form)
    case 'save':
      return saved(opened, form)
  }
}

type Opened = Awaited<ReturnType<typeof open>>

function previewed({ scope, number }: Opened, value: StepForm, typed: Typed) {
  const isFollowUp = number > 1 && value.sameThread
  return data({
    preview: previewTemplate(scope, { ...value, isFollowUp }, value.prospect),
    typed,
    errors: undefined,
  })
}

/** Puts the words of a template into the boxes; nothing is kept yet. */
function copied(opened: Opened, value: StepForm, typed: Typed) {
  if (value.template === null) return badForm({ typed }, { template: 'Choose a template first' })
  const { subject, body } = getTemplate(opened.scope, value.template)
  return previewed(opened, { ...value, subject, body }, { ...typed, subject, body })
}

function removed({ scope, id, number, base }: Opened, { value, typed }: { value: StepForm; typed: Typed }) {
  const of = { sequenceId: id, number }
  const done = editAgreed(scope, { ...of, agreed: value.agreed }, (tx) => removeStep(tx, of))
  if (done.effect) return data({ effect: done.effect, typed, errors: undefined })
  if (!done.result.ok)
    return badForm(
      { typed },
      { form: 'The first step stays while people are in the sequence: the others follow it' },
    )
  const undo = done.result.isInFlight && {
    undo: { action: `${base}/steps/${number}/restore`, fields: {} },
  }
  const say = { text: `Step ${number} is removed`, ...undo }
  return redirect(base, { headers: { 'Set-Cookie': saying(say) } })
}

function moved({ scope, id, number, base }: Opened, { value, typed }: { value: StepForm; typed: Typed }) {
  const of = { sequenceId: id, number }
  const done = editAgreed(scope, { ...of, agreed: value.agreed }, (tx) => moveEarlier(tx, of))
  if (done.effect) return data({ effect: done.effect, typed, errors: undefined })
  if (!done.result.ok) return badForm({ typed }, { form: MOVE_REFUSAL_WORDS[done.result.reason] })
  return redirect(base)
}

function conditionNames(scope: Opened['scope'], projectId: number) {
  const { people, tags } = choicesOf(scope, { projectId })
  return { owners: people, tags }
}

function conditionRows(typed: Pick<StepForm, 'test[]' | 'must[]' | 'otherwise[]'>): ConditionRow[] {
  return typed['test[]'].map((test, at) => ({
    test,
    must: typed['must[]'][at] ?? 'only',
    otherwise: typed['otherwise[]'][at] ?? 'skip',
  }))
}

function saved(
  { scope, project, id, number, step, base }: Opened,
  { value, typed }: { value: StepForm; typed: Typed },
) {
  const sameThread = number > 1 && value.sameThread
  const errors: Record<string, string> = {}
  if (!value.subject && !sameThread) errors.subject = 'A mail that begins a thread needs a subject'
  if (!value.body.trim()) errors.body = 'Write the text of the mail'
  const conditions = readConditions(conditionRows(value), conditionNames(scope, project.id))
  if (!conditions) errors.form = 'A condition is not on the list any more: choose it anew'
  if (!conditions || Object.keys(errors).length) return badForm({ typed }, errors)
  const { waitDays, unit, subject, body, template } = value
  const of = { sequenceId: id, number }
  const done = editAgreed(scope, { ...of, agreed: value.agreed }, (tx) =>
    saveStep(tx, {
      ...of,
      waitDays,
      sameThread,
      subject,
      body,
      conditions,
      waitsWorkingDays: unit === 'working',
      templateId: template ?? step?.templateId ?? null,
    }),
  )
  if (done.effect) return data({ effect: done.effect, typed, errors: undefined })
  if (done.result.ok) return redirect(base, { headers: { 'Set-Cookie': savedWords(base, step && number) } })
  const { field, error } = done.result
  return badForm({ typed }, { [field]: `Line ${error.line}, column ${error.column}: ${error.message}` })
}

export default function StepScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { base, name, number, isNew, choices, templates, texts, next, tests } = loaderData
  const typed = actionData?.typed
  const errors = actionData?.errors
  const effect = actionData && 'effect' in actionData ? actionData.effect : null
  const form = useRef<HTMLFormElement>(null)
  const { noteFocus, insert } = useInsert('body')
  const { live, previewSoon } = useLivePreview(form)
  const busy = useNavigation().formData?.get('intent') === 'save' && 'Saving…'
  const shown =
    live ?? (actionData && 'preview' in actionData ? actionData.preview : null) ?? loaderData.preview
  // A template that was copied in is new text: the boxes begin anew.
  const version = typed?.intent === 'copy' ? `copy ${String(typed.template)}` : 'own'
  return (
    <>
      <PageBar title={isNew ? 'New step' : `Step ${number}`} crumb={{ label: name, to: base }} rule>
        {texts.length > 1 && (
          <Form method="post" action={`${base}/steps/${number}/texts/A`}>
            <Button
              name="intent"
              value={texts[0]?.isRetired ? 'restore' : 'retire'}
              size="sm"
              look="quiet"
              icon={texts[0]?.isRetired ? Undo2 : Archive}
            >
              {texts[0]?.isRetired ? 'Bring back text A' : 'Retire text A'}
            </Button>
          </Form>
        )}
        {!isNew && (
          <Form method="post" className="flex gap-2">
            {number > 1 && (
              <Button
                name="intent"
                value="earlier"
                size="sm"
                look="quiet"
                icon={ArrowUp}
                className="max-wide:hidden"
              >
                Move earlier
              </Button>
            )}
            <Button name="intent" value="remove" size="sm" look="quiet" icon={Trash2}>
              Remove
            </Button>
          </Form>
        )}
        <Button form="step" name="intent" value="save" size="sm" look="primary" busy={busy}>
          Save step
        </Button>
      </PageBar>
      <PageBody padded>
        <Form
          id="step"
          ref={form}
          method="post"
          className="grid max-w-content grid-cols-1 gap-6 wide:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
          onInput={previewSoon}
          onFocus={(event) => noteFocus(event.target)}
        >
          <div className="grid grid-cols-1 content-start gap-4">
            <ErrorSummary errors={errors} />
            {effect && (
              <EffectNotice
                key={effect.key}
                effect={effect}
                number={number}
                {...agreeing(String(typed?.intent), number)}
              />
            )}
            {!isNew && <TextList texts={texts} next={next} current="A" step={`${base}/steps/${number}`} />}
            <div className="flex items-end gap-2">
              <Field
                name="template"
                label="Begin from a template"
                optional
                className="min-w-0 flex-1"
                error={errors?.template}
              >
                <Select defaultValue={typedText(typed, 'template')}>
                  <option value="">The words below</option>
                  {templates.map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ))}
                </Select>
              </Field>
              <Button name="intent" value="copy" icon={CopyPlus}>
                Copy in
              </Button>
            </div>
            <StepFields
              key={version}
              number={number}
              values={valuesOf(loaderData.values, typed)}
              errors={errors}
            />
            <ConditionFields
              key={`conditions ${version}`}
              rows={typed?.['test[]'] === undefined ? loaderData.conditions : conditionRows(typedRows(typed))}
              tests={tests}
            />
            <FieldList snippets={loaderData.snippets} onInsert={insert} />
          </div>
          <PreviewColumn
            shown={shown}
            choices={choices}
            chosen={typedText(typed, 'prospect', String(choices[0]?.prospectId ?? ''))}
          />
        </Form>
      </PageBody>
    </>
  )
}

/** @param number of a step that was there before: its edit can be taken back */
function savedWords(base: string, number: number | null): string {
  if (number === null) return saying({ text: 'The step is added' })
  const undo = { action: `${base}/steps/${number}/undo`, fields: {} }
  return saying({ text: `Step ${number} is saved`, undo })
}

/** What the button does that agrees to an effect, and what it says. */
function agreeing(intent: string, number: number): { intent: string; label: string } {
  if (intent === 'remove') return { intent, label: `Remove step ${number}` }
  if (intent === 'earlier') return { intent, label: `Move step ${number} earlier` }
  return { intent: 'save', label: 'Save the step' }
}

function typedRows(typed: Typed): Parameters<typeof conditionRows>[0] {
  const list = (name: string) => [typed[name] ?? []].flat()
  return { 'test[]': list('test[]'), 'must[]': list('must[]'), 'otherwise[]': list('otherwise[]') }
}

function valuesOf(values: StepValues, typed: Typed | undefined): StepValues {
  if (!typed || typed.body === undefined) return values
  return {
    waitDays: typedText(typed, 'waitDays', values.waitDays),
    unit: typedText(typed, 'unit', values.unit),
    sameThread: typed.sameThread === 'yes',
    subject: typedText(typed, 'subject', values.subject),
    body: typedText(typed, 'body', values.body),
  }
}

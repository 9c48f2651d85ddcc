import { Archive, Undo2 } from 'lucide-react'
import { useRef } from 'react'
import { data, Form, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import { EffectNotice } from '#app/components/sequences/effect-notice.tsx'
import { TextFields } from '#app/components/sequences/text-fields.tsx'
import { TextList } from '#app/components/sequences/text-list.tsx'
import { FieldList } from '#app/components/templates/field-list.tsx'
import { PreviewColumn, useLivePreview } from '#app/components/templates/preview-column.tsx'
import { useInsert } from '#app/components/templates/use-insert.ts'
import { retireText, saveText } from '#app/domain/sequences/edit-texts.server.ts'
import { editAgreed } from '#app/domain/sequences/effect.server.ts'
import { getSequence, stepsOf } from '#app/domain/sequences/get-sequence.server.ts'
import { previewTemplate, tryOutChoices } from '#app/domain/sequences/preview.server.ts'
import { allTexts, nextLetter } from '#app/domain/sequences/texts.ts'
import { listSnippets } from '#app/domain/templates/snippets.server.ts'
import { NotFound } from '#app/domain/values/errors.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm, type BadForm, type Typed } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { typedText } from '#app/ui/typed.ts'
import type { Route } from './+types/text.ts'

const Text = z.object({
  intent: z.enum(['save', 'preview', 'retire', 'restore']),
  subject: z.string().trim().catch(''),
  body: z.string().catch(''),
  prospect: z.coerce.number().int().positive().nullable().catch(null),
  agreed: z.string().nullable().catch(null),
})

async function open({ request, params }: Pick<Route.LoaderArgs, 'request' | 'params'>) {
  const { scope, project } = await requireProject(request, params)
  const { id, name } = getSequence(scope, { sequenceId: Number(params.sequenceId), projectId: project.id })
  const step = stepsOf(scope, id).find((one) => one.number === Number(params.number))
  const texts = step ? allTexts(step) : []
  const text = texts.find((one) => one.letter === params.letter) ?? null
  if (!step || (!text && params.letter !== 'new')) throw new NotFound('There is no such text.')
  const base = `/p/${project.id}/sequences/${id}`
  return { scope, project, id, name, step, texts, text, base, page: `${base}/steps/${step.number}` }
}

export async function loader(args: Route.LoaderArgs) {
  const { scope, project, id, name, step, texts, text, base, page } = await open(args)
  if (text?.letter === 'A') return redirect(page)
  const choices = tryOutChoices(scope, { projectId: project.id, sequenceId: id })
  const { subject, body } = text ?? step
  const words = { subject, body, isFollowUp: step.sameThread }
  return {
    base,
    page,
    name,
    number: step.number,
    letter: text?.letter ?? null,
    isRetired: text?.retiredAt != null,
    texts: texts.map(({ letter, retiredAt }) => ({ letter, isRetired: retiredAt !== null })),
    next: nextLetter(step),
    words,
    snippets: listSnippets(scope).map(({ name, text }) => ({ name, text })),
    choices: choices.map(({ prospectId, domain, pageTitle }) => ({ prospectId, domain, pageTitle })),
    preview: previewTemplate(scope, words, choices[0]?.prospectId ?? null),
  }
}

export async function action(args: Route.ActionArgs) {
  const opened = await open(args)
  const form = readForm(Text, await args.request.formData())
  if (!form.ok) return badForm(form)
  const { intent, prospect, agreed, ...words } = form.value
  if (intent === 'retire' || intent === 'restore') return retired(opened, intent === 'retire', form.typed)
  if (intent === 'save') return saved(opened, { ...words, agreed }, form.typed)
  const isFollowUp = opened.step.sameThread
  const preview = previewTemplate(opened.scope, { ...words, isFollowUp }, prospect)
  return data({ preview, typed: form.typed, errors: undefined })
}

type Opened = Awaited<ReturnType<typeof open>>

function retired({ scope, id, step, text, page }: Opened, isRetired: boolean, typed: Typed) {
  const letter = text?.letter ?? ''
  const done = retireText(scope, { sequenceId: id, number: step.number, letter, isRetired })
  if (!done.ok)
    return badForm(
      { typed },
      { form: 'It is the only text that is given to people: add or bring back another first' },
    )
  if (!isRetired) return redirect(`${page}/texts/${letter}`)
  const undo = { action: `${page}/texts/${letter}`, fields: { intent: 'restore' } }
  const say = `Text ${letter} is given to nobody any more; what was sent with it still counts`
  return redirect(page, { headers: { 'Set-Cookie': saying({ text: say, undo }) } })
}

function saved(
  { scope, id, step, text, base }: Opened,
  { subject, body, agreed }: { subject: string; body: string; agreed: string | null },
  typed: Typed,
) {
  const errors: BadForm['errors'] = {}
  if (!subject && !step.sameThread) errors.subject = 'A mail that begins a thread needs a subject'
  if (!body.trim()) errors.body = 'Write the text of the mail'
  if (Object.keys(errors).length) return badForm({ typed }, errors)
  const of = { sequenceId: id, number: step.number }
  const done = editAgreed(scope, { ...of, agreed }, (tx) =>
    saveText(tx, { ...of, letter: text?.letter, subject, body }),
  )
  if (done.effect) return data({ effect: done.effect, typed, errors: undefined })
  if (done.result.ok) return redirect(base)
  const { field, error } = done.result
  return badForm({ typed }, { [field]: `Line ${error.line}, column ${error.column}: ${error.message}` })
}

export default function TextScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { base, page, name, number, letter, isRetired, texts, next, words, choices } = loaderData
  const typed = actionData?.typed
  const errors = actionData?.errors
  const effect = actionData && 'effect' in actionData ? actionData.effect : null
  const form = useRef<HTMLFormElement>(null)
  const { noteFocus, insert } = useInsert('body')
  const { live, previewSoon } = useLivePreview(form)
  const busy = useNavigation().formData?.get('intent') === 'save' && 'Saving…'
  const shown =
    live ?? (actionData && 'preview' in actionData ? actionData.preview : null) ?? loaderData.preview
  return (
    <>
      <PageBar title={`Step ${number}, text ${letter ?? next}`} crumb={{ label: name, to: base }} rule>
        {letter && (
          <Form method="post">
            <Button
              name="intent"
              value={isRetired ? 'restore' : 'retire'}
              size="sm"
              look="quiet"
              icon={isRetired ? Undo2 : Archive}
            >
              {isRetired ? 'Bring back' : 'Retire'}
            </Button>
          </Form>
        )}
        <Button form="text" name="intent" value="save" size="sm" look="primary" busy={busy}>
          Save text
        </Button>
      </PageBar>
      <PageBody padded>
        <Form
          id="text"
          key={letter}
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
                intent="save"
                label="Save the text"
              />
            )}
            <TextList texts={texts} next={next} current={letter ?? 'new'} step={page} />
            <p className="text-13 text-text-2">
              Each person gets one of the texts, by lot and evenly. They are judged by people’s replies and by
              links won.
            </p>
            <TextFields
              isFollowUp={number > 1}
              values={{
                subject: typedText(typed, 'subject', words.subject),
                body: typedText(typed, 'body', words.body),
              }}
              errors={errors}
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

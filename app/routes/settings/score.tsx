import { Form, Link, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import { ScorePreview } from '#app/components/prospects/score-preview.tsx'
import { sourceWords } from '#app/components/prospects/score-words.ts'
import { AUTHORITY_SOURCES } from '#app/domain/scores/authority.ts'
import { previewWeights } from '#app/domain/scores/preview.server.ts'
import { DEFAULT_WEIGHTS, MOST_CONTACTED_DAYS } from '#app/domain/scores/score.ts'
import { WeightsForm } from '#app/domain/scores/weights-form.ts'
import { saveScoring, scoringOf } from '#app/domain/scores/settings.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormSection } from '#app/ui/form-section.tsx'
import { Select, TextInput } from '#app/ui/inputs.tsx'
import { typedText } from '#app/ui/typed.ts'
import type { Route } from './+types/score.ts'

const BOUNDS = `Enter a whole number of days from 1 to ${MOST_CONTACTED_DAYS}`
const ScoringForm = WeightsForm.extend({
  contactedDays: z.coerce.number(BOUNDS).int(BOUNDS).min(1, BOUNDS).max(MOST_CONTACTED_DAYS, BOUNDS),
  authorityFrom: z.enum(AUTHORITY_SOURCES as [string, ...string[]]).or(z.literal('')),
  do: z.enum(['save', 'try']).default('save'),
})

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const stored = scoringOf(scope, project.id)
  const tried = ScoringForm.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  const scoring = tried.success ? scoringFrom(tried.data) : stored
  return {
    id: project.id,
    name: project.name,
    scoring,
    isTried: tried.success,
    preview: previewWeights(scope, {
      projectId: project.id,
      weights: scoring.weights,
      current: stored.weights,
    }),
  }
}

function scoringFrom({
  relevance,
  authority,
  liveliness,
  contactedDays,
  authorityFrom,
}: z.infer<typeof ScoringForm>) {
  return {
    weights: { relevance, authority, liveliness },
    contactedDays,
    authorityFrom: AUTHORITY_SOURCES.find((source) => source === authorityFrom) ?? null,
  }
}

/** What is tried stands in the address, with all that was typed beside it. */
function triedAt({ weights, contactedDays, authorityFrom }: ReturnType<typeof scoringFrom>): string {
  const fields = { ...weights, contactedDays, authorityFrom: authorityFrom ?? '' }
  return `?${new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]))}`
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(ScoringForm, await request.formData())
  if (!form.ok) return badForm(form)
  const scoring = scoringFrom(form.value)
  const here = `/settings/project/${project.id}/score`
  if (form.value.do === 'try') return redirect(here + triedAt(scoring))
  saveScoring(scope, { projectId: project.id, ...scoring })
  return redirect(here, {
    headers: { 'Set-Cookie': saying({ text: 'Weights are saved; the scores follow within a minute' }) },
  })
}

/** How a project weighs its prospects, and what other weights would do. */
export default function ScoreSettings({ loaderData, actionData }: Route.ComponentProps) {
  const { id, name, scoring, isTried, preview } = loaderData
  const { weights } = scoring
  const { errors, typed } = actionData ?? {}
  const isBusy = useNavigation().formMethod === 'POST'
  const isWeak = weights.relevance < weights.authority
  return (
    <div className="grid max-w-measure gap-8">
      <FormSection
        title={`Score in ${name}`}
        help="Each part is judged from 0 to 100; the score is their mean by these weights, less what the guards take. Only the proportion counts."
      >
        <Form method="post" noValidate key={`${id} ${triedAt(scoring)}`} className="grid gap-5">
          <ErrorSummary errors={errors} />
          <div className="grid grid-cols-3 items-end gap-4 max-narrow:grid-cols-1">
            <WeightField
              name="relevance"
              label="Relevance"
              help="How close their page is to yours."
              {...{ weights, typed, errors }}
            />
            <WeightField
              name="authority"
              label="Authority"
              help="What one vendor or list of ranks says."
              {...{ weights, typed, errors }}
            />
            <WeightField
              name="liveliness"
              label="Liveliness"
              help="Touched lately, links out, can be reached."
              {...{ weights, typed, errors }}
            />
          </div>
          {isWeak && (
            <p className="text-12 text-text-2">
              Authority counts more than relevance here. Strong pages on other subjects will lead the list;
              they rarely link.
            </p>
          )}
          <Field
            name="authorityFrom"
            label="Authority from"
            help={
              <>
                One source counts, as it stands: measures of several vendors are never mixed. No vendor at
                hand?{' '}
                <Link to="/settings/ranks" className="link">
                  Bring a free list of ranks
                </Link>
                .
              </>
            }
            error={errors?.authorityFrom}
          >
            <Select defaultValue={typedText(typed, 'authorityFrom', scoring.authorityFrom ?? '')}>
              <option value="">
                The first that is known: {AUTHORITY_SOURCES.slice(0, 3).map(sourceWords).join(', ')} …
              </option>
              {AUTHORITY_SOURCES.map((source) => (
                <option key={source} value={source}>
                  {sourceWords(source)}
                </option>
              ))}
            </Select>
          </Field>
          <Field
            name="contactedDays"
            label="Guard after contact, in days"
            help="A site that anybody of the team wrote to within this time loses 30 points, in every project."
            error={errors?.contactedDays}
          >
            <TextInput
              inputMode="numeric"
              defaultValue={typedText(typed, 'contactedDays', String(scoring.contactedDays))}
            />
          </Field>
          <div className="flex flex-wrap gap-3">
            <Button look="primary" name="do" value="save" busy={isBusy && 'Saving…'}>
              Save the weights
            </Button>
            <Button name="do" value="try">
              Try them first
            </Button>
            <ButtonLink to={triedAt({ ...scoring, weights: DEFAULT_WEIGHTS })} look="quiet">
              Try our defaults
            </ButtonLink>
          </div>
        </Form>
      </FormSection>
      <ScorePreview projectId={id} preview={preview} isTried={isTried} />
    </div>
  )
}

function WeightField({
  name,
  label,
  help,
  weights,
  typed,
  errors,
}: {
  name: keyof typeof DEFAULT_WEIGHTS
  label: string
  help: string
  weights: typeof DEFAULT_WEIGHTS
  typed: Record<string, string | string[]> | undefined
  errors: Record<string, string> | undefined
}) {
  return (
    <Field name={name} label={label} help={help} error={errors?.[name]}>
      <TextInput inputMode="numeric" defaultValue={typedText(typed, name, String(weights[name]))} />
    </Field>
  )
}

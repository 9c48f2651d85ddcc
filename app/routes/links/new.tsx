import { Form, Link, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import { FileDrop } from '#app/components/imports/file-drop.tsx'
import { addPastedLinks, REFUSALS } from '#app/domain/links/add-many.server.ts'
import { listBatches } from '#app/domain/links/batches.server.ts'
import { promiseLink } from '#app/domain/links/promise-link.server.ts'
import { listTargetPages } from '#app/domain/projects/projects.server.ts'
import { badForm, readForm, type FormErrors, type Typed } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { Select, TextArea, TextInput } from '#app/ui/inputs.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { count, counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { When } from '#app/ui/when.tsx'
import type { Route } from './+types/new.ts'

const Paste = z.object({
  intent: z.literal('paste'),
  lines: z.string().trim().min(1, 'Paste at least one page, one a line'),
  strict: z.enum(['follow', 'any']).catch('follow'),
})
const One = z.object({
  intent: z.literal('one'),
  source: z.string().trim().min(1, REFUSALS['unusable-source']),
  target: z.string().trim().min(1, REFUSALS['unusable-target']),
  anchor: z.string().trim().catch(''),
  rel: z.enum(['follow', 'any']).catch('follow'),
  due: z.union([z.literal(''), z.iso.date('Enter the date as 2026-05-19')]).catch(''),
})

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  return {
    projectId: project.id,
    before: listBatches(scope, { projectId: project.id }),
    targets: listTargetPages(scope, project.id).map(({ url, title }) => ({ url, title })),
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(z.discriminatedUnion('intent', [Paste, One]), await request.formData())
  if (!form.ok) return badForm(form)
  const list = `/p/${project.id}/links`
  if (form.value.intent === 'paste') {
    const added = addPastedLinks(scope, {
      projectId: project.id,
      text: form.value.lines,
      rel: form.value.strict,
    })
    if (added.rejected.length === 0) return redirect(list)
    return { ok: true as const, added, list }
  }
  const { source, target, anchor, rel, due } = form.value
  const targetUrl = target.startsWith('/') ? new URL(target, project.siteUrl).href : target
  const dueOn = due ? new Date(`${due}T00:00:00Z`) : null
  const taken = promiseLink(scope, {
    projectId: project.id,
    sourceUrl: source,
    targetUrl,
    anchor,
    rel,
    dueOn,
    origin: 'manual',
  })
  if (taken.ok) return redirect(`${list}/${taken.id}`)
  return badForm(form, { [taken.reason === 'unusable-target' ? 'target' : 'source']: REFUSALS[taken.reason] })
}

export default function NewLinks({ loaderData, actionData }: Route.ComponentProps) {
  const bad = actionData && !actionData.ok ? actionData : null
  const done = actionData?.ok ? actionData : null
  return (
    <>
      <PageBar title="Add links" crumb={{ label: 'Links', to: `/p/${loaderData.projectId}/links` }} rule />
      <PageBody padded>
        <div className="grid max-w-measure gap-4">
          <ErrorSummary errors={bad?.errors} />
          {done && <Report {...done} />}
          <PasteForm
            errors={bad?.errors}
            typed={bad?.typed}
            left={done?.added.rejected.map(({ text }) => text)}
          />
          <FileForm to={`/p/${loaderData.projectId}/links/file`} />
          <OneForm errors={bad?.errors} typed={bad?.typed} targets={loaderData.targets} />
          <Before batches={loaderData.before} base={`/p/${loaderData.projectId}/links/batches`} />
        </div>
      </PageBody>
    </>
  )
}

function Before({ batches, base }: { batches: ReturnType<typeof listBatches>; base: string }) {
  if (batches.length === 0) return null
  return (
    <Card title="Brought in before" padded={false}>
      <ul className="text-13">
        {batches.map((batch) => (
          <li key={batch.id} className="flex flex-wrap items-baseline gap-x-3 border-t border-line px-4 py-2">
            <Link to={`${base}/${batch.id}`} className="link min-w-0 truncate font-medium">
              {batch.fileName}
            </Link>
            <span className="text-text-2">
              {counted(batch.added, 'link')} added
              {batch.rejectedCount > 0 && `, ${count(batch.rejectedCount)} rows left out`}
              {batch.status === 'undone' && ', taken back'}
            </span>
            <span className="ml-auto text-12 text-text-3">
              <When at={batch.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

type Answered = { errors?: FormErrors; typed?: Typed }

function PasteForm({ errors, typed, left }: Answered & { left?: string[] }) {
  return (
    <Card title="Paste the links you have">
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="intent" value="paste" />
        <Field
          name="lines"
          label="Links"
          help="One a line. A page is enough; a table with a target and an anchor is understood too."
          error={errors?.lines}
        >
          <TextArea
            rows={8}
            className="font-mono text-12"
            defaultValue={left?.join('\n') ?? String(typed?.lines ?? '')}
            key={left?.join('\n')}
            placeholder={'https://gardenpress.example/best-guides\t/guides/compost\tcompost guide'}
          />
        </Field>
        <Field name="strict" label="How strict">
          <Select defaultValue={String(typed?.strict ?? 'follow')}>
            <option value="follow">
              Dofollow to the page given, or to any page of my site where none is given
            </option>
            <option value="any">Any link is fine, nofollow too</option>
          </Select>
        </Field>
        <div>
          <Button look="primary">Check these links</Button>
        </div>
      </Form>
    </Card>
  )
}

function FileForm({ to }: { to: string }) {
  const isSent = useNavigation().formAction === to
  return (
    <Card title="Or bring a file">
      <Form method="post" action={to} encType="multipart/form-data" className="grid gap-4">
        <input type="hidden" name="strict" value="follow" />
        <Field
          name="file"
          label="Export or table"
          help="A backlinks export of Ahrefs, Semrush, Moz, Majestic or Search Console about your site, or a table with source, target and anchor. Rows about other sites are left out, with the reason."
        >
          <FileDrop
            several
            accept=".csv,.tsv,.tab,.txt,.xlsx,.json,.jsonl,.ndjson,.zip,.gz,text/csv,text/plain,text/tab-separated-values,application/gzip,application/zip"
          />
        </Field>
        <div>
          <Button busy={isSent && 'Uploading…'}>Read the file</Button>
        </div>
      </Form>
    </Card>
  )
}

function OneForm({
  errors,
  typed,
  targets,
}: Answered & { targets: { url: string; title: string | null }[] }) {
  return (
    <Card title="Or record one promise">
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="intent" value="one" />
        <Field name="source" label="Page that carries the link" error={errors?.source}>
          <TextInput inputMode="url" defaultValue={String(typed?.source ?? '')} />
        </Field>
        <Field
          name="target"
          label="Points to"
          help="A whole address, or a path of your site"
          error={errors?.target}
        >
          <TextInput list="targets" defaultValue={String(typed?.target ?? targets[0]?.url ?? '')} />
        </Field>
        <datalist id="targets">
          {targets.map(({ url, title }) => (
            <option key={url} value={url}>
              {title}
            </option>
          ))}
        </datalist>
        <div className="grid grid-cols-3 gap-4 max-wide:grid-cols-1">
          <Field name="anchor" label="Anchor" optional>
            <TextInput defaultValue={String(typed?.anchor ?? '')} />
          </Field>
          <Field name="rel" label="Rel">
            <Select defaultValue={String(typed?.rel ?? 'follow')}>
              <option value="follow">dofollow promised</option>
              <option value="any">nofollow is fine</option>
            </Select>
          </Field>
          <Field name="due" label="Due" optional error={errors?.due}>
            <TextInput type="date" defaultValue={String(typed?.due ?? '')} />
          </Field>
        </div>
        <div>
          <Button>Record the promise</Button>
        </div>
      </Form>
    </Card>
  )
}

function Report({ added, list }: { added: ReturnType<typeof addPastedLinks>; list: string }) {
  return (
    <Notice
      tone="warn"
      title={`${added.added} links are watched now; ${added.rejected.length} lines were left out.`}
      actions={
        <a href={list} className="link">
          See the links
        </a>
      }
    >
      {added.repeats > 0 && `${added.repeats} were watched already. `}
      <ul className="mt-1 grid gap-0.5">
        {added.rejected.slice(0, 20).map((row) => (
          <li key={row.line}>
            Line {row.line}: {row.reason}
          </li>
        ))}
      </ul>
      They stay in the box below, so that you can mend them.
    </Notice>
  )
}

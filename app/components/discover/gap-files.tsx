import { Form, Link, useNavigation } from 'react-router'
import type { LinkBatchStatus } from '#db/vocabulary.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/inputs.tsx'
import { Meter } from '../../ui/meter.tsx'
import { count } from '../../ui/number.ts'
import { When } from '../../ui/when.tsx'
import { FileDrop } from '../imports/file-drop.tsx'
import { useLookAgain } from '../imports/use-look-again.ts'

type File = {
  id: number
  fileName: string
  subject: string
  isOurs: boolean
  kind: string
  status: LinkBatchStatus
  rowsDone: number
  linksDone: number
  linksTotal: number | null
  newLinks: number
  newDomains: number
  rejectedCount: number
  previousId: number | null
  error: string | null
  createdAt: Date
}

/** Brings exports of backlinks, ours and the rivals', and shows those that are known. */
export function GapFiles({
  files,
  sites,
  action,
}: {
  files: File[]
  /** Ours first, then the rivals of the project. */
  sites: string[]
  action: string
}) {
  const isSent = useNavigation().formAction === action
  useLookAgain(files.some((file) => file.status === 'running'))
  return (
    <Card title="Who links to you and to your rivals" padded={false}>
      <Form method="post" action={action} encType="multipart/form-data" className="grid gap-4 px-4 pb-4">
        <Field
          name="file"
          label="Exports"
          help="Backlinks, referring domains or a link intersect from Ahrefs, Semrush, Moz, Majestic or Search Console, any encoding. Several at once, or a zip of them, are fine. Bring yours too, so that nobody is asked who links to you already."
        >
          <FileDrop several accept=".csv,.tsv,.tab,.txt,.xlsx,.json,.jsonl,.ndjson,.zip,.gz" />
        </Field>
        <div className="flex flex-wrap items-end gap-3">
          <Field name="subject" label="It is about">
            <Select>
              <option value="">What the file says</option>
              {sites.map((site, at) => (
                <option key={site} value={site}>
                  {site}
                  {at === 0 ? ' (us)' : ''}
                </option>
              ))}
            </Select>
          </Field>
          <Button look="primary" busy={isSent && 'Uploading…'}>
            Bring the export
          </Button>
        </div>
      </Form>
      {files.length > 0 && (
        <ul className="text-13">
          {files.map((file) => (
            <li key={file.id} className="flex flex-wrap items-center gap-x-3 border-t border-line px-4 py-2">
              <span className="min-w-0 truncate font-medium">{file.fileName}</span>
              <span className="text-text-2">
                {SEVERAL[file.kind] ?? file.subject}
                {file.isOurs && ' (us)'}
              </span>
              <span className="text-text-2">{said(file)}</span>
              {file.status === 'running' && file.linksTotal !== null && (
                <span className="w-32">
                  <Meter
                    share={file.linksDone / Math.max(1, file.linksTotal)}
                    label={`Writing ${file.fileName}`}
                  />
                </span>
              )}
              {file.status === 'done' && file.kind !== 'web_graph' && (
                <Link to={action.replace(/file$/, `files/${file.id}`)} className="link">
                  {file.previousId === null ? 'What it brought' : 'New and lost since the last'}
                </Link>
              )}
              <span className="ml-auto text-12 text-text-3">
                <When at={file.createdAt} />
              </span>
              {file.kind === 'web_graph' ? (
                <Link to={action.replace(/gap\/file$/, 'web-graph')} className="link">
                  Web graph
                </Link>
              ) : (
                file.status !== 'undone' && (
                  <Form method="post" action={action.replace(/\/file$/, '')}>
                    <Button size="sm" look="quiet" name="do" value={`drop:${file.id}`}>
                      Take back
                    </Button>
                  </Form>
                )
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const SEVERAL: Record<string, string> = {
  intersect: 'compares several sites',
  web_graph: 'who links to you and to your rivals',
}

function said(file: File): string {
  const { status, rowsDone, linksDone, linksTotal, newLinks, newDomains, rejectedCount, error } = file
  if (status === 'undone') return 'taken back'
  if (status === 'failed') return `failed: ${error}`
  const left = rejectedCount > 0 ? `, ${count(rejectedCount)} rows unusable` : ''
  if (status === 'running')
    return linksTotal === null
      ? `reading: ${count(rowsDone)} rows so far`
      : `writing: ${count(linksDone)} of ${count(linksTotal)} links${left}`
  return `${count(rowsDone)} rows, ${count(newLinks)} new backlinks, ${count(newDomains)} new referring domains${left}`
}

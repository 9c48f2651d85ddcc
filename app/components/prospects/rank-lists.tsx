import { Form, useNavigation } from 'react-router'
import { RANK_LIST_WORDS, type RankList } from '#app/domain/scores/authority.ts'
import type { LinkBatchStatus } from '#db/vocabulary.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Field } from '../../ui/field.tsx'
import { FormSection } from '../../ui/form-section.tsx'
import { count } from '../../ui/number.ts'
import { WebLink } from '../../ui/web-link.tsx'
import { When } from '../../ui/when.tsx'
import { FileDrop } from '../imports/file-drop.tsx'
import { useLookAgain } from '../imports/use-look-again.ts'

type File = {
  id: number
  list: RankList
  fileName: string
  status: LinkBatchStatus
  rowsDone: number
  ranked: number
  error: string | null
  createdAt: Date
  isCurrent: boolean
}

const SOURCES = [
  'https://tranco-list.eu/',
  'https://majestic.com/reports/majestic-million',
  'https://commoncrawl.org/web-graphs',
]

/** Brings lists of ranks, and shows those that were brought. */
export function RankLists({ files, errors }: { files: File[]; errors?: Record<string, string> }) {
  const { formEncType } = useNavigation()
  const isSent = formEncType === 'multipart/form-data'
  useLookAgain(files.some(({ status }) => status === 'running'))
  return (
    <div className="grid max-w-measure gap-8">
      <FormSection
        title="Free ranks"
        help="Where no vendor’s measure of a site is known, its rank in a free list of the world’s sites stands in. The scores of all projects follow by themselves."
      >
        <Form method="post" encType="multipart/form-data" className="grid gap-4">
          <ErrorSummary errors={errors} />
          <Field
            name="file"
            label="List"
            help="As its makers publish it, packed or not: Tranco, Majestic Million, or the domain ranks of Common Crawl, whose first five million count. A large file is brought quicker by the command line: ranks load FILE."
            error={errors?.file}
          >
            <FileDrop accept=".csv,.tsv,.txt,.zip,.gz" />
          </Field>
          <div>
            <Button look="primary" busy={isSent && 'Uploading…'}>
              Bring the list
            </Button>
          </div>
          <ul className="text-12">
            {SOURCES.map((url) => (
              <li key={url}>
                <WebLink url={url} />
              </li>
            ))}
          </ul>
        </Form>
      </FormSection>
      {files.length > 0 && (
        <Form method="post">
          <ul className="text-13">
            {files.map((file) => (
              <li key={file.id} className="flex flex-wrap items-center gap-x-3 border-t border-line py-2">
                <span className="font-medium">{RANK_LIST_WORDS[file.list]}</span>
                <span className="min-w-0 truncate text-text-2">{file.fileName}</span>
                <span className="text-text-2">{said(file)}</span>
                <span className="ml-auto text-12 text-text-3">
                  <When at={file.createdAt} />
                </span>
                {(file.isCurrent || file.status === 'running') && (
                  <Button look="quiet" size="sm" name="drop" value={file.id}>
                    {file.status === 'running' ? 'Stop' : 'Take back'}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Form>
      )}
    </div>
  )
}

function said({ status, rowsDone, ranked, error, isCurrent }: File): string {
  if (status === 'running') return `${count(rowsDone)} rows read so far`
  if (status === 'failed') return `not read: ${error}`
  if (status === 'cancelled') return 'stopped'
  if (status === 'undone') return 'taken back'
  return isCurrent ? `${count(ranked)} sites` : 'a newer one took its place'
}

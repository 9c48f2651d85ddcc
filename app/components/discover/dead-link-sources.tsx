import { Form, Link, useNavigation } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/inputs.tsx'
import { count } from '../../ui/number.ts'
import { FileDrop } from '../imports/file-drop.tsx'

/** Takes a list of dead links that another tool has made. */
export function DeadLinksFile({ action }: { action: string }) {
  const isSent = useNavigation().formAction === action
  return (
    <Card title="Links from a file">
      <Form method="post" action={action} encType="multipart/form-data" className="grid gap-4">
        <Field
          name="file"
          label="Export"
          help="Screaming Frog: Client error (4xx) inlinks. Ahrefs: Broken backlinks, or outgoing broken links. Or any table of page, link and anchor. Each address is asked again, and each page read, before it counts as dead."
        >
          <FileDrop accept=".csv,.tsv,.tab,.txt,.xlsx,.zip,.gz" />
        </Field>
        <div>
          <Button busy={isSent && 'Reading the file…'}>Look at the links of the file</Button>
        </div>
      </Form>
    </Card>
  )
}

/** Asks the pages of a competitor that most sites link to. */
export function RivalPages({
  rivals,
  action,
  gap,
}: {
  rivals: { subject: string; domains: number; links: number }[]
  action: string
  /** Where backlinks are brought. */
  gap: string
}) {
  return (
    <Card title="Dead pages of competitors">
      {rivals.length === 0 ? (
        <p className="text-13 text-text-2">
          Bring the backlinks of a competitor under{' '}
          <Link to={gap} className="link-inline">
            Link gap
          </Link>
          : their pages with the most referring domains are asked, and who links to a dead one is shown here.
        </p>
      ) : (
        <Form method="post" action={action} className="grid gap-4">
          <div className="grid grid-cols-2 gap-4 max-wide:grid-cols-1">
            <Field name="subject" label="Competitor" help="Of those whose backlinks you brought.">
              <Select>
                {rivals.map(({ subject, domains, links }) => (
                  <option key={subject} value={subject}>
                    {subject}: {count(domains)} referring domains, {count(links)} backlinks
                  </option>
                ))}
              </Select>
            </Field>
            <Field name="mostPages" label="Pages to ask" help="Those with the most referring domains first.">
              <Select defaultValue="200">
                {[50, 200, 500, 2_000].map((most) => (
                  <option key={most} value={most}>
                    The first {count(most)}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
          <div>
            <Button>Look for their dead pages</Button>
          </div>
        </Form>
      )}
    </Card>
  )
}

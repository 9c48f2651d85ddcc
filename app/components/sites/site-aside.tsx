import { Ban, ListX } from 'lucide-react'
import { Form, Link } from 'react-router'
import type { SitePage } from '../../domain/sites/site-page.server.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { Notice } from '../../ui/notice.tsx'
import { WebLink } from '../../ui/web-link.tsx'
import { When } from '../../ui/when.tsx'
import { metricUnit, round } from '../prospects/authority.tsx'
import { SUPPRESSION_REASON_WORDS } from '../words.ts'

/** Why nobody there is written to, or prospected, as far as that is so. */
export function OffLimits({
  page: { site, suppression, suppressedAddresses, banned },
}: {
  page: Pick<SitePage, 'site' | 'suppression' | 'suppressedAddresses' | 'banned'>
}) {
  return (
    <>
      {suppression && (
        <Notice tone="lost">
          Nobody at {site.domain} is written to. {SUPPRESSION_REASON_WORDS[suppression.reason]}:{' '}
          {suppression.origin}.
        </Notice>
      )}
      {banned && (
        <Notice tone="lost">
          No project prospects {site.domain}: {banned.reason}
          {banned.kind === 'site' ? '' : ` (${banned.value})`}.{' '}
          <Link to="/settings/blacklist" className="link">
            The blacklist
          </Link>
        </Notice>
      )}
      {suppressedAddresses.length > 0 && (
        <Notice tone="warn" title="Some people here are never written to.">
          <ul>
            {suppressedAddresses.map(({ value, reason, origin }) => (
              <li key={value} className="wrap-anywhere">
                {value}: {SUPPRESSION_REASON_WORDS[reason].toLowerCase()}, {origin}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

/** What vendors say of it, and since when it is known. */
export function SiteKnown({ page: { site, metrics } }: { page: Pick<SitePage, 'site' | 'metrics'> }) {
  return (
    <Card title="What is known">
      <Facts>
        <Fact label="Site">
          <WebLink url={`https://${site.domain}/`} />
        </Fact>
        <Fact label="Known since">
          <When at={site.createdAt} />
        </Fact>
        {metrics.map(({ metric, value, seenAt }) => (
          <Fact
            key={metric}
            label={metricUnit(metric) || metric.replaceAll('_', ' ')}
            more={
              <>
                seen <When at={seenAt} />
              </>
            }
          >
            {round(value)}
          </Fact>
        ))}
      </Facts>
    </Card>
  )
}

/** Nobody there is to be written to, in any project. */
export function SuppressSite({
  domain,
  siteId,
  projectId,
}: {
  domain: string
  siteId: number
  projectId: number
}) {
  return (
    <Card title="Do not write to this site">
      <Form method="post" action="/settings/suppressions" className="grid gap-2.5">
        <input type="hidden" name="intent" value="add" />
        <input type="hidden" name="values" value={domain} />
        <input type="hidden" name="to" value={`/p/${projectId}/sites/${siteId}`} />
        <p className="text-12 text-text-2">
          The whole domain goes on the suppression list: nothing leaves to anybody there, in any project.
        </p>
        <div>
          <Button look="danger" size="sm" icon={Ban}>
            Suppress {domain}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

/** No project is to prospect the site; whoever is written to already goes on. */
export function BanSite({
  domain,
  siteId,
  projectId,
}: {
  domain: string
  siteId: number
  projectId: number
}) {
  return (
    <Card title="Never prospect this site">
      <Form method="post" action="/settings/blacklist" className="grid gap-2.5">
        <input type="hidden" name="intent" value="add" />
        <input type="hidden" name="values" value={domain} />
        <input type="hidden" name="to" value={`/p/${projectId}/sites/${siteId}`} />
        <p className="text-12 text-text-2">
          It goes on the blacklist: imports and finds leave it out, and its open prospects are disqualified in
          all projects.
        </p>
        <Field name="reason" label="Why">
          <TextInput small required maxLength={200} />
        </Field>
        <div>
          <Button look="danger" size="sm" icon={ListX}>
            Blacklist {domain}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

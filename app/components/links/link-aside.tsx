import { Ban, Check } from 'lucide-react'
import { Card } from '../../ui/card.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Icon } from '../../ui/icon.tsx'
import { When } from '../../ui/when.tsx'
import { LINK_ORIGIN_WORDS } from '../words.ts'
import type { LinkOrigin } from '#db/vocabulary.ts'

type Aside = {
  nextAt: Date | null
  lastCheckedAt: Date | null
  firstLiveAt: Date | null
  dueOn: Date | null
  promisedAt: Date | null
  rhythmDays: number | null
  origin: LinkOrigin
  owner: string | null
  aiCrawlers: Record<string, 'allowed' | 'blocked'> | null
}

/** Beside a link: what happens next, and who may read the page for an answer engine. */
export function LinkAside({ link }: { link: Aside }) {
  return (
    <div className="grid gap-4">
      <Card title="Next">
        <Facts>
          <Fact label="Next check">
            <When at={link.nextAt} exact />
          </Fact>
          <Fact label="Last check">
            <When at={link.lastCheckedAt} exact />
          </Fact>
          <Fact label="Rhythm">
            {link.rhythmDays ? `every ${link.rhythmDays} days` : 'day 1, 3, 7, 14, 30, then every 30 days'}
          </Fact>
          <Fact label="First live">
            <When at={link.firstLiveAt} exact />
          </Fact>
          {link.dueOn && (
            <Fact label="Due">
              <When at={link.dueOn} />
            </Fact>
          )}
          <Fact label="Came by">{LINK_ORIGIN_WORDS[link.origin]}</Fact>
          <Fact label="Owner">{link.owner ?? 'nobody yet'}</Fact>
        </Facts>
      </Card>
      {link.aiCrawlers && <Crawlers crawlers={link.aiCrawlers} />}
    </div>
  )
}

function Crawlers({ crawlers }: { crawlers: Record<string, 'allowed' | 'blocked'> }) {
  const all = Object.entries(crawlers)
  const open = all.filter(([, word]) => word === 'allowed').length
  return (
    <Card title={`${open} of ${all.length} answer engines may read the page`}>
      <ul className="grid grid-cols-2 gap-x-3 gap-y-1 text-13">
        {all.map(([name, word]) => (
          <li key={name} className="flex min-w-0 items-center gap-1.5 truncate" title={`${name}: ${word}`}>
            <Icon
              of={word === 'allowed' ? Check : Ban}
              size={14}
              className={word === 'allowed' ? 'text-live-solid' : 'text-text-3'}
            />
            <span className={word === 'allowed' ? '' : 'text-text-3'}>{name}</span>
            <span className="sr-only">{word}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

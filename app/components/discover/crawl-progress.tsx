import { Form } from 'react-router'
import type { CrawlStart, CrawlStatus, TargetStateWord } from '#db/vocabulary.ts'
import { Button } from '../../ui/button.tsx'
import { count, counted } from '../../ui/number.ts'
import { Progress } from '../../ui/progress.tsx'
import { useLookAgain } from '../imports/use-look-again.ts'
import { usePace } from '../imports/use-pace.ts'

type Counts = {
  pages: { all: number; read: number; troubled: number; sitemaps: number }
  targets: Record<TargetStateWord, number>
}

/**
 * How far a search for broken links is: first its pages are read, then what they link to is asked. One that starts from
 * links asks them first, and reads the pages of the dead ones.
 */
export function CrawlProgress({
  crawl,
  counts: { pages, targets },
  action,
}: {
  crawl: { status: CrawlStatus; maxPages: number; startsFrom: CrawlStart; stoppedBecause: string | null }
  counts: Counts
  action: string
}) {
  const isRunning = crawl.status === 'running'
  useLookAgain(isRunning)
  const most = Math.min(pages.all, crawl.maxPages)
  const isReading = crawl.startsFrom === 'pages' ? pages.read < most : targets.waiting === 0 && pages.all > 0
  const links = targets.waiting + targets.dead + targets.alive + targets.uncertain
  const done = isReading ? pages.read : links - targets.waiting
  const total = isReading ? most : links
  const pace = usePace(done, total)
  return (
    <div className="flex-none border-b border-line px-4 py-2.5">
      <Progress
        name={NAMES[crawl.status] ?? (isReading ? 'Reading pages' : 'Asking their links')}
        done={done}
        total={total}
        pace={isRunning ? pace : null}
        cancel={
          (isRunning || crawl.status === 'paused') && (
            <Form method="post" action={action} className="flex gap-2">
              <Button size="sm" name="do" value={isRunning ? 'pause' : 'resume'}>
                {isRunning ? 'Pause' : 'Go on'}
              </Button>
              <Button size="sm" look="quiet" name="do" value="cancel">
                Cancel
              </Button>
            </Form>
          )
        }
        results={
          <>
            {crawl.stoppedBecause && (
              <span className="text-text">
                Stopped: {crawl.stoppedBecause}. Go on gives it as long again.
              </span>
            )}
            {pages.sitemaps > 0 && <span>{counted(pages.sitemaps, 'sitemap')} read</span>}
            <span>{counted(pages.read, 'page')} read</span>
            <span>{counted(links, 'link')} out</span>
            <span className={targets.dead > 0 ? 'text-lost-text' : undefined}>
              {count(targets.dead)} dead
            </span>
            <span>{count(targets.uncertain)} uncertain</span>
            {pages.troubled > 0 && <span>{counted(pages.troubled, 'page')} not readable</span>}
          </>
        }
      />
    </div>
  )
}

const NAMES: Partial<Record<CrawlStatus, string>> = { paused: 'Paused', cancelled: 'Cancelled', done: 'Done' }

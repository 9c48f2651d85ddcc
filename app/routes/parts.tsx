import { AlarmClock, Columns3, Handshake, ListFilter, Plus, Send, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  ISSUES,
  ENROLMENT_STATES,
  LINK_STATUSES,
  REPLY_CLASSES,
  STAGES,
  TACTICS,
  VERDICTS,
} from '#db/vocabulary.ts'
import { LinkChip, SequenceChip, StageChip } from '#app/components/chips.tsx'
import { ReplyClassChip } from '#app/components/reply-class-chip.tsx'
import { TacticLabel } from '#app/components/tactic.tsx'
import { IssueLabel, VerdictLabel } from '#app/components/verdict.tsx'
import { VerificationMark } from '#app/components/verification-mark.tsx'
import { Avatar } from '#app/ui/avatar.tsx'
import { Button, IconButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { Changed, Diff } from '#app/ui/diff.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorBlock } from '#app/ui/error-block.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FilterChip } from '#app/ui/filter-chip.tsx'
import { Cell, CheckCell, Grid, GridRow, RowLink } from '#app/ui/grid.tsx'
import { GridFoot } from '#app/ui/grid-foot.tsx'
import { Checkbox, Radio, Select, TextArea, TextInput } from '#app/ui/inputs.tsx'
import { Keys } from '#app/ui/kbd.tsx'
import { Menu, MenuItem, MenuLine } from '#app/ui/menu.tsx'
import { FoldedMessage, MessageCard, ProofCard } from '#app/ui/message-card.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Why } from '#app/ui/popover.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { ProposalCard, ProposalFacts, ProposalRow } from '#app/ui/proposal-card.tsx'
import { SearchInput } from '#app/ui/search-input.tsx'
import { Segment } from '#app/ui/segment.tsx'
import { SkeletonRows } from '#app/ui/skeleton.tsx'
import { Legend, StatusStrip } from '#app/ui/status-strip.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { Toast } from '#app/ui/toast.tsx'
import { Versus } from '#app/ui/versus.tsx'
import { TimesProvider } from '#app/ui/when.tsx'
import { ISSUE_ICONS } from '#app/components/check-icons.ts'

const NOW = Date.UTC(2026, 4, 12, 9, 20)
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Every part once, with its states: for development only. */
export default function Parts() {
  return (
    <TimesProvider now={NOW} zone="Europe/London">
      <main className="min-h-dvh bg-surface p-8 max-wide:p-4">
        <h1 className="text-17 font-semibold">Components and their states</h1>
        <p className="text-13 text-text-2">Everything the screens are made of, once.</p>
        <div className="mt-6 gap-10 wide:columns-2">
          <Controls />
          <Words />
          <Floats />
          <Records />
        </div>
      </main>
    </TimesProvider>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid break-inside-avoid grid-cols-[minmax(0,1fr)] gap-3 pb-8">
      <h2 className="text-13 font-semibold">{title}</h2>
      {children}
    </section>
  )
}

function Controls() {
  return (
    <>
      <Part title="Buttons">
        <div className="flex flex-wrap items-center gap-2">
          <Button look="primary" icon={Send}>
            Send
          </Button>
          <Button look="primary" offBecause="Nothing is ready">
            Send
          </Button>
          <Button look="primary" size="sm" hotkey="p">
            Confirm
          </Button>
          <Button>Edit</Button>
          <Button busy="Saving…">Edit</Button>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button look="quiet" size="sm" icon={AlarmClock}>
            Snooze
          </Button>
          <Button look="danger" size="sm" icon={Trash2}>
            Delete 3 mailboxes
          </Button>
          <IconButton icon={Columns3} label="Columns" />
          <IconButton icon={ListFilter} label="Filter" aria-pressed />
        </div>
      </Part>
      <Part title="Inputs">
        <ErrorSummary errors={{ domain: 'Enter a web address, such as fernhill.example' }} />
        <Field name="site" label="Your site" help="Without a page.">
          <TextInput placeholder="Domain" />
        </Field>
        <Field name="domain" label="Domain" error="Enter a web address, such as fernhill.example">
          <TextInput defaultValue="garden press" />
        </Field>
        <Field name="secret" label="Secret" optional>
          <TextInput disabled defaultValue="sealed" />
        </Field>
        <Field name="pasted" label="Pasted">
          <TextArea mono rows={2} defaultValue={'https://gardenpress.example/guides\t/guides/compost'} />
        </Field>
        <div className="flex flex-wrap items-center gap-3">
          <Select aria-label="Tactic" className="w-40">
            <option>Broken link</option>
          </Select>
          <Checkbox aria-label="off" />
          <Checkbox aria-label="on" defaultChecked />
          <Checkbox aria-label="some" mixed />
          <Radio name="one" defaultChecked>
            One
          </Radio>
          <Radio name="one">Other</Radio>
          <SearchInput label="Search this view" />
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <Segment
            label="Whose"
            choices={[
              { label: 'Team', to: '?team', isCurrent: false },
              { label: 'Mine', to: '?', isCurrent: true },
            ]}
          />
          <Keys of="Ctrl K" />
          <Keys of="g p" />
          <FilterChip field="Score" operator="at least" value="60" remove="?" />
        </div>
        <Tabs
          label="Saved views"
          tabs={[
            { label: 'All', to: '?', count: 1284 },
            { label: 'Ready to send', to: '?ready', count: 34, isCurrent: true },
          ]}
        />
      </Part>
    </>
  )
}

function Chips({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-2">{children}</div>
}

function Words() {
  return (
    <Part title="Words with their icons">
      <Chips>
        {STAGES.map((stage) => (
          <StageChip key={stage} stage={stage} />
        ))}
      </Chips>
      <Chips>
        {ENROLMENT_STATES.map((state) => (
          <SequenceChip key={state} state={state} step="2/3" />
        ))}
      </Chips>
      <Chips>
        {LINK_STATUSES.map((status) => (
          <LinkChip key={status} status={status} />
        ))}
      </Chips>
      <Chips>
        {REPLY_CLASSES.map((replyClass, at) => (
          <ReplyClassChip key={replyClass} replyClass={replyClass} isConfirmed={at % 2 === 0} />
        ))}
      </Chips>
      <Chips>
        {TACTICS.map((tactic) => (
          <TacticLabel key={tactic} tactic={tactic} />
        ))}
      </Chips>
      <Chips>
        {VERDICTS.map((verdict) => (
          <VerdictLabel key={verdict} verdict={verdict} />
        ))}
        {ISSUES.map((issue) => (
          <IssueLabel key={issue} issue={issue} />
        ))}
      </Chips>
      <Chips>
        <VerificationMark verification="verified" words />
        <VerificationMark verification="role" />
        <Tag>uk</Tag>
        <Avatar name="Anna Reyes" />
        <Avatar name="Ines Calder" large />
      </Chips>
    </Part>
  )
}

function Floats() {
  return (
    <>
      <Part title="Menu, why, dialog">
        <div className="flex flex-wrap items-center gap-2">
          <Menu label="Stage" trigger={(opens) => <Button {...opens}>Stage</Button>}>
            <MenuItem icon={Send} hotkey="1">
              Contacted
            </MenuItem>
            <MenuLine />
            <MenuItem>Won</MenuItem>
          </Menu>
          <Why
            about="Sequence Held"
            since="Mon 11 May, 16:20"
            because="Someone at plotholder.example replied to another thread. Nobody there gets a second mail until you decide."
            evidence={
              <a href="/parts" className="link-inline">
                The reply that caused it
              </a>
            }
          >
            <SequenceChip state="held" step="2/3" />
          </Why>
          <Dialog title="Delete 3 mailboxes" trigger={(opens) => <Button {...opens}>Delete</Button>}>
            412 threads stay, without their mailbox.
          </Dialog>
        </div>
      </Part>
      <Part title="Long work">
        <Progress
          name="Checking links"
          done={132}
          total={188}
          pace="4.1 a second, 14 s left"
          cancel={
            <Button size="sm" look="quiet">
              Cancel
            </Button>
          }
          results={<span className="font-medium text-live-text">118 live</span>}
        />
        <div>
          <SkeletonRows rows={2} widths={[120, 80, 200]} />
        </div>
      </Part>
      <Part title="Toasts, notices, errors, nothing">
        <Toast
          id={1}
          text="Stage of 2 prospects is now Ready"
          undo={{ action: '/parts', fields: { change: '1' } }}
          isError
          onClose={() => {}}
        />
        <Card>
          <EmptyState
            icon={Handshake}
            action={
              <Button size="sm" icon={Plus} hotkey="n">
                Record a promise
              </Button>
            }
          >
            Promises land here: what an editor agreed to, by when, with the sentence that proves it.
          </EmptyState>
        </Card>
        <ErrorBlock
          title="anna@fernhill.example cannot send since 08:12."
          errorId="7f3a-21c"
          actions={<Button size="sm">Enter the password</Button>}
        >
          The server refused the password (535). 12 mails wait and nothing is lost.
        </ErrorBlock>
        <Notice tone="warn" title="6 exact-match anchors on /guides/pruning.">
          Offer a branded one, or none.
        </Notice>
      </Part>
    </>
  )
}

function Records() {
  return (
    <>
      <Part title="Grid">
        <div className="overflow-x-auto border border-line">
          <Grid
            label="Prospects"
            checks="Select all rows of this page"
            columns={[
              { id: 'domain', label: 'Domain', width: 160 },
              {
                id: 'score',
                label: 'Score',
                width: 80,
                align: 'right',
                sort: { to: '?', now: 'descending' },
              },
              { id: 'stage', label: 'Stage', width: 120 },
            ]}
          >
            {['soilschool.example', 'gardenpress.example'].map((domain, at) => (
              <GridRow key={domain} isHere={at === 0}>
                <CheckCell label={`Select ${domain}`} value={at} defaultChecked={at === 1} />
                <Cell first narrow="title">
                  <RowLink to="?">{domain}</RowLink>
                </Cell>
                <Cell number>91</Cell>
                <Cell narrow="chip">
                  <StageChip stage="promised" />
                </Cell>
              </GridRow>
            ))}
          </Grid>
          <GridFoot from={1} to={50} total={12408} next="?" />
        </div>
      </Part>
      <Part title="Timeline">
        <Timeline
          items={[
            {
              id: 1,
              icon: Handshake,
              tone: 'stage',
              what: 'Stage is Promised',
              at: NOW - HOUR,
              because: 'because Anna confirmed “I’ll add it to /resources next week”',
            },
            ...[2, 3, 4].map((id) => ({
              id,
              icon: Send,
              what: `Check ${id}`,
              at: NOW - id * DAY,
              fold: { key: 'live', words: (count: number) => `${count} checks, all live` },
            })),
            { id: 5, icon: Send, what: 'Step 1 sent from anna@', at: NOW - 10 * DAY },
          ]}
        />
      </Part>
      <Part title="Mail">
        <FoldedMessage name="Anna Reyes" at={NOW - 7 * DAY} summary="Step 1: I was reading your page">
          <p>Hello</p>
        </FoldedMessage>
        <MessageCard
          name="Ines Calder"
          address="ines@soilschool.example"
          at={NOW - HOUR}
          quoted={'> one\n> two'}
        >
          <p>
            It would suit our teachers too, so <mark>I’ll add it to /resources next week</mark>.
          </p>
          <ProofCard more={<span>Anchor hot composting guide</span>}>
            <LinkChip status="live" />
            <span className="font-medium">dofollow, in content</span>
          </ProofCard>
        </MessageCard>
        <ProposalCard title="Read from this reply, for you to confirm">
          <ProposalRow
            label="Class"
            proof="“I’ve put your guide”, and the link was found"
            action={
              <Button size="sm" hotkey="c">
                Accept
              </Button>
            }
          >
            <ReplyClassChip replyClass="will_add_link" isConfirmed={false} pick />
          </ProposalRow>
          <ProposalRow
            label="Promise"
            more={<ProposalFacts facts={[{ label: 'Due', value: 'Tue 19 May' }]} />}
          >
            <span className="font-medium">“I’ll add it to /resources next week”</span>
          </ProposalRow>
        </ProposalCard>
      </Part>
      <Part title="Evidence">
        <Diff
          lines={[
            { when: '3 May', sign: '-', text: '<a href="https://fernhill.example/">guide</a>' },
            {
              when: '10 May',
              sign: '+',
              text: (
                <>
                  {'<a href="https://fernhill.example/" '}
                  <Changed>rel="nofollow"</Changed>
                  {'>guide</a>'}
                </>
              ),
            },
          ]}
        />
        <Versus
          foundHead="Found 10 May, 09:12"
          rows={[
            {
              what: 'Rel',
              promised: 'dofollow',
              found: 'nofollow',
              issue: { icon: ISSUE_ICONS.nofollow, word: 'nofollow' },
            },
            { what: 'Anchor', promised: 'composting guide', found: 'composting guide', issue: null },
          ]}
        />
        <Legend
          items={[
            { tone: 'live', word: 'live' },
            { tone: 'hatch', word: 'not readable' },
          ]}
        />
        <StatusStrip
          label="Status of the link by day"
          zone="UTC"
          spans={[
            { from: NOW - 180 * DAY, to: NOW - 170 * DAY, tone: 'idle', title: 'promised' },
            { from: NOW - 170 * DAY, to: NOW - 60 * DAY, tone: 'live', title: 'live' },
            { from: NOW - 60 * DAY, to: NOW - 50 * DAY, tone: 'hatch', title: 'not readable' },
            { from: NOW - 50 * DAY, to: NOW, tone: 'warn', title: 'degraded' },
          ]}
          ticks={[{ at: NOW - 100 * DAY, tone: 'live' }]}
        />
      </Part>
    </>
  )
}

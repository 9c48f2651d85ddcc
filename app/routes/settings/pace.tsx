import { CalendarOff } from 'lucide-react'
import { data, Form, useNavigation } from 'react-router'
import { z } from 'zod'
import { HolidaysTable } from '#app/components/holidays-table.tsx'
import { FileDrop } from '#app/components/imports/file-drop.tsx'
import { listMailboxes } from '#app/domain/mailboxes/get-mailbox.server.ts'
import { dailyLimits, setDailyLimits } from '#app/domain/outbox/daily-limits.server.ts'
import { listHolidays, removeHoliday } from '#app/domain/outbox/holidays.server.ts'
import { localDay } from '#app/domain/outbox/local-time.ts'
import { daysFrom, HolidayForm, IcsForm, LimitsForm } from '#app/domain/outbox/pace-form.ts'
import { readIcs } from '#app/domain/outbox/read-ics.ts'
import { addDaysOff } from '#app/domain/sequences/days-off.server.ts'
import { Forbidden } from '#app/domain/values/errors.ts'
import { mayManage } from '#app/domain/workspaces/roles.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireScope } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { Select, TextInput } from '#app/ui/inputs.tsx'
import { counted } from '#app/ui/number.ts'
import { typedText } from '#app/ui/typed.ts'
import type { Route } from './+types/pace.ts'

const Action = z.discriminatedUnion('intent', [
  LimitsForm,
  HolidayForm,
  IcsForm,
  z.object({ intent: z.literal('remove'), id: z.coerce.number().int() }),
])
const LARGEST_FILE = 1_000_000

export async function loader({ request }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  return {
    limits: dailyLimits(scope),
    holidays: listHolidays(scope),
    mailboxes: listMailboxes(scope).map(({ id, email }) => ({ id, email })),
    mayManage: mayManage(scope.user.role),
  }
}

export async function action({ request }: Route.ActionArgs) {
  const scope = await requireScope(request)
  if (!mayManage(scope.user.role)) throw new Forbidden('Only owners and managers change the pace.')
  const fields = await request.formData()
  const form = readForm(Action, fields)
  if (!form.ok) return badForm(form)
  const { value } = form
  switch (value.intent) {
    case 'limits':
      setDailyLimits(scope, value)
      return done('Saved')
    case 'remove':
      removeHoliday(scope, { id: value.id })
      return done()
    case 'add': {
      const days = daysFrom(value.day, value.until).map((day) => ({ day, name: value.name }))
      const { moved } = addDaysOff(scope, { days, mailboxId: value.mailbox, because: 'decided by hand' })
      return done(
        `No mail leaves on ${counted(days.length, 'day', 'days')}: ${value.name}.${movedWords(moved)}`,
      )
    }
    case 'ics': {
      const file = fields.get('file')
      if (!(file instanceof File) || file.size === 0) return badForm(form, { file: 'Choose a file first' })
      if (file.size > LARGEST_FILE)
        return badForm(form, { file: `${file.name} is larger than 1 MB: no calendar of holidays is` })
      const { days, left } = readIcs(await file.text(), { from: localDay(scope.now, 'UTC') })
      if (days.length === 0)
        return badForm(form, { file: `${file.name} has no whole day to come.${leftWords(left)}` })
      const { added, moved } = addDaysOff(scope, {
        days,
        mailboxId: value.fileMailbox,
        because: `from ${file.name}`,
      })
      return done(
        `${counted(added, 'new day', 'new days')} from ${file.name}.${movedWords(moved)}${leftWords(left)}`,
      )
    }
  }
}

function movedWords(count: number): string {
  if (count === 0) return ''
  return ` ${counted(count, 'planned message has', 'planned messages have')} another day now.`
}

function leftWords(left: string[]): string {
  if (left.length === 0) return ''
  const more = left.length > 3 ? ` and ${left.length - 3} more` : ''
  return ` Left out: ${left.slice(0, 3).join(', ')}${more}.`
}

function done(text?: string) {
  const headers: HeadersInit = text ? { 'Set-Cookie': saying({ text }) } : {}
  return data({ ok: true as const, errors: undefined, typed: undefined }, { headers })
}

export const meta: Route.MetaFunction = () => [{ title: 'Pace · Linkwright' }]

export default function PaceSettings({ loaderData, actionData }: Route.ComponentProps) {
  const { limits, holidays, mailboxes } = loaderData
  const intent = useNavigation().formData?.get('intent')
  const offBecause = !loaderData.mayManage && 'Only owners and managers change the pace'
  const failed = actionData?.typed?.intent
  const errorsOf = (of: string) => (failed === of ? actionData?.errors : undefined)
  const typedOf = (of: string) => (failed === of ? actionData?.typed : undefined)
  const whose = (of: 'add' | 'ics', name: 'mailbox' | 'fileMailbox') => (
    <Field name={name} label="No mail from">
      <Select defaultValue={typedText(typedOf(of), name, '')}>
        <option value="">Every mailbox</option>
        {mailboxes.map((one) => (
          <option key={one.id} value={one.id}>
            {one.email}
          </option>
        ))}
      </Select>
    </Field>
  )
  return (
    <div className="grid max-w-content items-start gap-4 wide:grid-cols-[minmax(0,1fr)_340px]">
      <Card
        padded={false}
        title={
          holidays.length === 0
            ? 'Holidays'
            : counted(holidays.length, 'day without mail', 'days without mail')
        }
      >
        {holidays.length > 0 ? (
          <HolidaysTable rows={holidays} offBecause={offBecause} />
        ) : (
          <EmptyState icon={CalendarOff}>
            No day is kept free yet. On a holiday no message of a sequence leaves, and it is no working day
            when a step waits. It is a day of the zone that the mail leaves by: the contact’s, else the
            mailbox’s.
          </EmptyState>
        )}
      </Card>
      <div className="grid content-start gap-4">
        <Card title="Limits a day">
          <Form method="post" noValidate className="grid gap-4">
            <input type="hidden" name="intent" value="limits" />
            <ErrorSummary errors={errorsOf('limits')} />
            <Field
              name="perSite"
              label="People at one site"
              help="Over all mailboxes and sequences. Colleagues talk."
              error={errorsOf('limits')?.perSite}
            >
              <TextInput
                inputMode="numeric"
                className="max-w-28"
                defaultValue={typedText(typedOf('limits'), 'perSite', String(limits.perSite))}
              />
            </Field>
            <Field
              name="perDomain"
              label="Messages to one domain"
              help="Addresses that end alike, free mail hosts too."
              error={errorsOf('limits')?.perDomain}
            >
              <TextInput
                inputMode="numeric"
                className="max-w-28"
                defaultValue={typedText(typedOf('limits'), 'perDomain', String(limits.perDomain))}
              />
            </Field>
            <div>
              <Button busy={intent === 'limits' && 'Saving…'} offBecause={offBecause}>
                Save the limits
              </Button>
            </div>
          </Form>
        </Card>
        <Card title="Add a holiday">
          <Form method="post" noValidate className="grid gap-4" key={holidays.length}>
            <input type="hidden" name="intent" value="add" />
            <ErrorSummary errors={errorsOf('add')} />
            <Field name="name" label="Name" error={errorsOf('add')?.name}>
              <TextInput maxLength={80} defaultValue={typedText(typedOf('add'), 'name', '')} />
            </Field>
            <div className="grid gap-4">
              <Field name="day" label="Day" error={errorsOf('add')?.day}>
                <TextInput type="date" defaultValue={typedText(typedOf('add'), 'day', '')} />
              </Field>
              <Field name="until" label="Last day" optional error={errorsOf('add')?.until}>
                <TextInput type="date" defaultValue={typedText(typedOf('add'), 'until', '')} />
              </Field>
            </div>
            {whose('add', 'mailbox')}
            <div>
              <Button busy={intent === 'add' && 'Saving…'} offBecause={offBecause}>
                Add the holiday
              </Button>
            </div>
          </Form>
        </Card>
        <Card title="Bring a calendar">
          <Form method="post" encType="multipart/form-data" className="grid gap-4" key={holidays.length}>
            <input type="hidden" name="intent" value="ics" />
            <ErrorSummary errors={errorsOf('ics')} />
            <Field
              name="file"
              label="Calendar file (.ics)"
              help="The whole days in it, three years ahead. Calendar programs export holidays of a country so."
              error={errorsOf('ics')?.file}
            >
              <FileDrop accept=".ics,text/calendar" />
            </Field>
            {whose('ics', 'fileMailbox')}
            <div>
              <Button busy={intent === 'ics' && 'Reading…'} offBecause={offBecause}>
                Bring the calendar
              </Button>
            </div>
          </Form>
        </Card>
      </div>
    </div>
  )
}

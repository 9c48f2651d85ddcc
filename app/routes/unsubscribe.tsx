import { data, Form } from 'react-router'
import { NarrowPage } from '#app/components/frame/narrow-page.tsx'
import { readUnsubscribe, unsubscribe } from '#app/domain/sequences/unsubscribe.server.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { Button } from '#app/ui/button.tsx'
import type { Route } from './+types/unsubscribe.ts'

export const meta: Route.MetaFunction = () => [{ title: 'Unsubscribe' }]

/** Reading changes nothing: mail scanners open every link. */
export function loader({ params }: Route.LoaderArgs) {
  const mail = readUnsubscribe(instanceOf().db, params.token)
  return data({ mail }, { status: mail ? 200 : 404 })
}

/** At once, without cookie or redirect, any number of times (RFC 8058). */
export function action({ params }: Route.ActionArgs) {
  const mail = unsubscribe(instanceOf().db, params.token)
  return data({ mail }, { status: mail ? 200 : 404 })
}

export default function Unsubscribe({ loaderData, actionData }: Route.ComponentProps) {
  const { mail } = loaderData
  if (!mail)
    return (
      <NarrowPage title="This link is not known here">
        <p className="text-14 text-text-2">
          It may have been cut off. Answer the message with “no thanks” and you will not be written to again.
        </p>
      </NarrowPage>
    )
  if (actionData?.mail)
    return (
      <NarrowPage title="You will not hear from us again">
        <output className="text-14 text-text-2">
          {mail.from} will send no more mail to your address. This took effect at once.
        </output>
      </NarrowPage>
    )
  return (
    <NarrowPage title={`No more mail from ${mail.from}?`}>
      <p className="text-14 text-text-2">One press ends it, at once and for good.</p>
      <Form method="post">
        <Button look="primary">Send me no more mail</Button>
      </Form>
    </NarrowPage>
  )
}

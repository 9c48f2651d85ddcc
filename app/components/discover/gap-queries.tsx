import { Form, Link } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { TextInput } from '../../ui/inputs.tsx'

/** Questions to the gap with a name, one click away, and the name for the one that stands. */
export function GapQueries({
  queries,
  search,
  here,
  isMarked,
}: {
  queries: { id: number; name: string; search: string }[]
  /** The present question, as it would be kept. */
  search: string
  here: string
  /** This person has marked all as seen once. */
  isMarked: boolean
}) {
  const current = queries.find((one) => one.search === search)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-13">
      {isMarked && (
        <Link
          to={`${here}?min=1&since=mark`}
          aria-current={search === 'min=1&since=mark' ? 'true' : undefined}
          className="link aria-[current]:font-semibold aria-[current]:text-text"
        >
          New to me
        </Link>
      )}
      {queries.map(({ id, name, search: kept }) => (
        <Link
          key={id}
          to={kept ? `${here}?${kept}` : here}
          aria-current={kept === search ? 'true' : undefined}
          className="link aria-[current]:font-semibold aria-[current]:text-text"
        >
          {name}
        </Link>
      ))}
      <Form method="post" action={search ? `${here}?${search}` : here} className="flex gap-1.5">
        {current ? (
          <Button size="sm" look="quiet" name="do" value={`forget:${current.id}`}>
            Forget “{current.name}”
          </Button>
        ) : (
          <>
            <TextInput
              small
              name="name"
              required
              maxLength={60}
              aria-label="A name for this question"
              placeholder="A name for this question"
              className="w-52!"
            />
            <Button size="sm" name="do" value="name">
              Keep it
            </Button>
          </>
        )}
        <Button size="sm" look="quiet" name="do" value="seen" formNoValidate>
          Mark all as seen
        </Button>
      </Form>
    </div>
  )
}

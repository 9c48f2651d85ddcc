import { Form } from 'react-router'
import { EVERY_GAP, type GapSearch } from '#app/domain/discovery/gap-query.ts'
import { SCALED_METRICS } from '#app/domain/discovery/gap.ts'
import { METRIC_WORDS } from '#app/domain/imports/metric-words.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Select, TextInput } from '../../ui/inputs.tsx'
import { When } from '../../ui/when.tsx'

/** What narrows the gap. It lives in the address, so every question can be kept and sent on. */
export function GapFilters({
  query,
  rivalCount,
  languages,
  platforms,
  mark,
  here,
}: {
  query: GapSearch
  rivalCount: number
  languages: string[]
  platforms: string[]
  /** When this person last said that all is seen. */
  mark: Date | null
  here: string
}) {
  return (
    <Form key={JSON.stringify(query)} action={here} className="flex flex-wrap items-end gap-3 text-13">
      <input type="hidden" name="level" value={query.level} />
      {query.target && <input type="hidden" name="target" value={query.target} />}
      {!query.target && query.level !== 'target' && (
        <label className="grid gap-1">
          Shared by at least
          <Select small name="min" defaultValue={Math.min(query.min, rivalCount)}>
            {Array.from({ length: rivalCount }, (_, at) => (
              <option key={at} value={at + 1}>
                {at + 1} of {rivalCount} rivals
              </option>
            ))}
          </Select>
        </label>
      )}
      <label htmlFor="gap-links" className="grid gap-1">
        Links
        <Select small id="gap-links" name="links" defaultValue={query.links}>
          <option value="living">they have</option>
          <option value="lost">they lost</option>
        </Select>
      </label>
      <label htmlFor="gap-rel" className="grid gap-1">
        Rel
        <Select small id="gap-rel" name="dofollow" defaultValue={DOFOLLOW[query.dofollow]}>
          <option value="">any</option>
          <option value="yes">not known as nofollow only</option>
          <option value="only">known as dofollow</option>
        </Select>
      </label>
      {query.level !== 'target' && (
        <fieldset className="grid gap-1">
          <legend className="mb-1">Authority from, to</legend>
          <span className="flex gap-1.5">
            <Select small name="metric" aria-label="Metric" defaultValue={query.range?.metric ?? 'ahrefs_dr'}>
              {SCALED_METRICS.map((metric) => (
                <option key={metric} value={metric}>
                  {METRIC_WORDS[metric] ?? metric}
                </option>
              ))}
            </Select>
            <Bound name="value" label="Least value" value={query.range?.from} />
            <Bound name="most" label="Most value" value={query.range?.to} />
          </span>
        </fieldset>
      )}
      <Word name="language" label="Language" words={languages} value={query.language} />
      <Word name="platform" label="Platform" words={platforms} value={query.platform} />
      {query.since === 'mark' ? (
        <input type="hidden" name="since" value="mark" />
      ) : (
        <label htmlFor="gap-since" className="grid gap-1">
          Brought since
          <TextInput
            small
            type="date"
            id="gap-since"
            name="since"
            defaultValue={query.since ?? ''}
            className="w-36!"
          />
        </label>
      )}
      <Button size="sm">Show</Button>
      {JSON.stringify({ ...query, level: 'domain' }) !== JSON.stringify(EVERY_GAP) && (
        <ButtonLink size="sm" look="quiet" to={here}>
          Clear
        </ButtonLink>
      )}
      {query.since === 'mark' && (
        <span className="self-center text-12 text-text-2">
          {mark ? (
            <>
              Only what came after you marked all as seen, <When at={mark} />.
            </>
          ) : (
            'You have not marked anything as seen yet, so all is new.'
          )}
        </span>
      )}
    </Form>
  )
}

const DOFOLLOW = { any: '', not_nofollow: 'yes', only: 'only' } as const

function Bound({ name, label, value }: { name: string; label: string; value: number | null | undefined }) {
  return (
    <TextInput
      small
      name={name}
      aria-label={label}
      inputMode="numeric"
      defaultValue={value ?? ''}
      className="w-14!"
    />
  )
}

function Word({
  name,
  label,
  words,
  value,
}: {
  name: string
  label: string
  words: string[]
  value: string | null
}) {
  if (words.length === 0 && value === null) return null
  const all = value !== null && !words.includes(value) ? [value, ...words] : words
  return (
    <label className="grid gap-1">
      {label}
      <Select small name={name} defaultValue={value ?? ''}>
        <option value="">any</option>
        {all.map((word) => (
          <option key={word} value={word}>
            {word}
          </option>
        ))}
      </Select>
    </label>
  )
}

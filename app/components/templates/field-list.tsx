import { FIELDS } from '#app/domain/templates/fields.ts'

const GROUPS = [
  { label: 'Person', names: ['opener', 'contact.'] },
  { label: 'Their page', names: ['page.', 'site.', 'dead.', 'mention', 'competitor'] },
  { label: 'We', names: ['target.', 'project.', 'sender.'] },
]

const ONE =
  'h-6 rounded-sm border border-line-strong px-1.5 font-mono text-12 text-text-2 hover:bg-hover hover:text-text max-wide:h-9'

/** The fields and snippets that can be put into a template; a press writes one where the cursor stood. */
export function FieldList({
  snippets,
  onInsert,
}: {
  snippets: { name: string; text: string }[]
  onInsert: (text: string) => void
}) {
  return (
    <details className="group rounded-lg border border-line text-13">
      <summary className="flex h-control cursor-pointer items-center px-3 font-medium">
        {snippets.length ? 'Fields and snippets to insert' : 'Fields to insert'}
        <span className="ml-auto text-12 font-normal text-text-3 max-wide:hidden">
          a fallback: {'{{fallback contact.first_name "there"}}'}
        </span>
      </summary>
      <div className="grid gap-3 px-3 pb-3">
        {GROUPS.map((group) => (
          <div key={group.label}>
            <h3 className="mb-1 text-12 text-text-3">{group.label}</h3>
            <ul className="flex flex-wrap gap-1">
              {FIELDS.filter(({ name }) => group.names.some((start) => name.startsWith(start))).map(
                (field) => (
                  <li key={field.name}>
                    <button
                      type="button"
                      title={`${field.label}, from ${field.source}. For example: ${String(field.example)}`}
                      onClick={() => onInsert(`{{${field.name}}}`)}
                      className={ONE}
                    >
                      {field.name}
                    </button>
                  </li>
                ),
              )}
            </ul>
          </div>
        ))}
        {snippets.length > 0 && (
          <div>
            <h3 className="mb-1 text-12 text-text-3">Snippets</h3>
            <ul className="flex flex-wrap gap-1">
              {snippets.map(({ name, text }) => (
                <li key={name}>
                  <button
                    type="button"
                    title={text}
                    onClick={() => onInsert(`{{snippet "${name}"}}`)}
                    className={ONE}
                  >
                    {name}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </details>
  )
}

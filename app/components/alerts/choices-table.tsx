import type { AlertChoice } from '#app/domain/alerts/choices.ts'
import { ALERT_KINDS, type AlertKind, type AlertMail } from '#db/vocabulary.ts'
import { Icon } from '../../ui/icon.tsx'
import { ALERT_ICONS } from '../today-icons.ts'
import { ALERT_WORDS } from '../words.ts'

const MAIL_WORDS: Record<AlertMail, string> = { none: 'No mail', now: 'At once', digest: 'Daily digest' }
const MAILS: AlertMail[] = ['now', 'digest', 'none']

/** One row a kind of alert: whether it is shown in the app, and how it is mailed. */
export function ChoicesTable({
  choices,
  typed,
}: {
  choices: Record<AlertKind, AlertChoice>
  /** What was sent and refused: shown again as it was. */
  typed?: Record<string, string | string[]> | undefined
}) {
  const inApp = (kind: AlertKind) => (typed ? typed[`app.${kind}`] === 'yes' : choices[kind].inApp)
  const mailOf = (kind: AlertKind) => (typed ? typed[`mail.${kind}`] : choices[kind].mail)
  const cell = 'border-t border-line px-2 text-center'
  return (
    <div className="overflow-x-auto rounded-lg border border-line">
      <table className="w-full text-13">
        <thead>
          <tr className="bg-sunken text-12 text-text-3">
            <th scope="col" className="px-4 py-1.5 text-left font-medium">
              When
            </th>
            <th scope="col" className="px-2 font-medium">
              In the app
            </th>
            {MAILS.map((mail) => (
              <th key={mail} scope="col" className="px-2 font-medium">
                {MAIL_WORDS[mail]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ALERT_KINDS.map((kind) => (
            <tr key={kind}>
              <th scope="row" className="border-t border-line px-4 py-1.5 text-left font-normal">
                <span className="flex items-center gap-2">
                  <Icon of={ALERT_ICONS[kind]} size={14} className="text-text-3" />
                  {ALERT_WORDS[kind]}
                </span>
              </th>
              <td className={cell}>
                <Target>
                  <input
                    type="checkbox"
                    className="tick"
                    name={`app.${kind}`}
                    value="yes"
                    defaultChecked={inApp(kind)}
                    aria-label={`${ALERT_WORDS[kind]}: in the app`}
                  />
                </Target>
              </td>
              {MAILS.map((mail) => (
                <td key={mail} className={cell}>
                  <Target>
                    <input
                      type="radio"
                      className="tick"
                      name={`mail.${kind}`}
                      value={mail}
                      defaultChecked={mailOf(kind) === mail}
                      aria-label={`${ALERT_WORDS[kind]}: ${MAIL_WORDS[mail].toLowerCase()}`}
                    />
                  </Target>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Room around a tick, so that it is easily hit. */
function Target({ children }: { children: React.ReactNode }) {
  return (
    <label className="inline-flex min-h-6 min-w-8 items-center justify-center max-wide:min-h-touch">
      {children}
    </label>
  )
}

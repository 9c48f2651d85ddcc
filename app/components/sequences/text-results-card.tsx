import { Link } from 'react-router'
import type { TextResults } from '#app/domain/sequences/text-results.server.ts'
import { Card } from '../../ui/card.tsx'
import { count, counted } from '../../ui/number.ts'

type Results = TextResults[number]
type Shown = Results['texts'][number]

/** The texts of one step side by side: what came of each, between which bounds the true share lies, and which does better. */
export function TextResultsCard({ results, base }: { results: Results; base: string }) {
  const { number, texts, reply, link } = results
  return (
    <Card title={`Texts of step ${number}`} padded={false}>
      <div className="overflow-x-auto">
        <table className="w-full text-13">
          <thead>
            <tr className="border-y border-line text-left text-12 text-text-2">
              <th className="px-4 py-1.5 font-medium">Text</th>
              <th className="px-3 py-1.5 text-right font-medium">Sent</th>
              <th className="px-3 py-1.5 font-medium">Replied</th>
              <th className="px-4 py-1.5 font-medium">Link won</th>
            </tr>
          </thead>
          <tbody>
            {texts.map((text) => (
              <tr key={text.letter} className="border-b border-line">
                <td className="px-4 py-2 whitespace-nowrap">
                  <Link to={`${base}/steps/${number}/texts/${text.letter}`} className="link">
                    Text {text.letter}
                  </Link>
                  {text.isRetired && <span className="ml-2 text-12 text-text-3">retired</span>}
                </td>
                <td className="px-3 py-2 text-right tabular-nums">{count(text.sent)}</td>
                <td className="px-3 py-2 tabular-nums">
                  <ShareWords share={text.reply} />
                </td>
                <td className="px-4 py-2 tabular-nums">
                  <ShareWords share={text.link} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl className="grid gap-2 px-4 py-3 text-13">
        <Finding word="By reply" outcome={reply} after="7 days" />
        <Finding word="By link won" outcome={link} after="28 days" />
      </dl>
    </Card>
  )
}

function Finding({ word, outcome, after }: { word: string; outcome: Results['reply']; after: string }) {
  return (
    <div>
      <dt className="text-12 text-text-3">{word}</dt>
      <dd>
        {outcome.sentences.join(' ')}
        {outcome.tooYoung > 0 && (
          <span className="text-text-2">
            {' '}
            {counted(outcome.tooYoung, 'message')} sent less than {after} ago{' '}
            {outcome.tooYoung === 1 ? 'is' : 'are'} not counted yet.
          </span>
        )}
      </dd>
    </div>
  )
}

/** "12 of 80, 15%", and below it the bounds. */
function ShareWords({ share: { hits, of, interval } }: { share: Shown['reply'] }) {
  if (of === 0) return <span className="text-text-3">none counted yet</span>
  return (
    <>
      <span className="whitespace-nowrap">
        {count(hits)} of {count(of)}, {percent(hits / of)}%
      </span>
      <span className="block text-12 whitespace-nowrap text-text-3">
        between {percent(interval.low)} and {percent(interval.high)}%
      </span>
    </>
  )
}

function percent(share: number): string {
  const value = share * 100
  return value >= 0.05 && value < 10 ? value.toFixed(1) : value.toFixed(0)
}

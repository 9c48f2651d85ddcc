import { useOutletContext } from 'react-router'
import {
  RecordFactsPart,
  RecordHead,
  RecordHistory,
  type RecordFacts,
} from '#app/components/prospects/prospect-record.tsx'

/** The record itself, in the panel. */
export default function ProspectRecordRoute() {
  const facts = useOutletContext<RecordFacts>()
  return (
    <>
      <RecordHead {...facts} />
      <RecordFactsPart {...facts} />
      <RecordHistory {...facts} />
    </>
  )
}

import { useFailureWords } from '../../../platform/web/states.tsx'

/** A refusal, or a server that is away: what was typed stays, and is sent again by the same key. */
export function CeremonyFailure({ error }: { error: unknown }) {
  const words = useFailureWords(error)
  return (
    <div className="ceremony-failure" role="alert">
      <strong>{words.title}</strong>
      {words.cure !== undefined && <div>{words.cure}</div>}
    </div>
  )
}

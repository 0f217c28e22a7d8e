/** The share of the full points as a thin bar; for the eye only, the number beside it says it all. */
export function BarPoints({ points, full }: { points: string; full: string }) {
  const share = Number(full) > 0 ? Math.min(1, Math.max(0, Number(points) / Number(full))) : 0
  return (
    <span className="bar-points" aria-hidden="true">
      <span style={{ inlineSize: `${share * 100}%` }} />
    </span>
  )
}

/** Counts in a row of tiles: how many, of what, and the note that tells them apart. */
export interface StatTile {
  key: string
  value: string
  label: string
  note?: string
  tone?: 'error' | 'attention'
  /** Opens what the tile counts. */
  onOpen?: () => void
}

export function StatTiles({ tiles, label }: { tiles: readonly StatTile[]; label: string }) {
  return (
    <ul className="stat-tiles" aria-label={label}>
      {tiles.map((tile) => (
        <li key={tile.key} className={`stat-tile ${tile.tone ?? ''}`}>
          {tile.onOpen === undefined ? (
            <TileWords tile={tile} />
          ) : (
            <button type="button" className="plain-button" onClick={tile.onOpen}>
              <TileWords tile={tile} />
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

function TileWords({ tile }: { tile: StatTile }) {
  return (
    <>
      <span className="stat-value figures">{tile.value}</span>
      <span className="stat-label">{tile.label}</span>
      {tile.note !== undefined && <span className="stat-note muted">{tile.note}</span>}
    </>
  )
}

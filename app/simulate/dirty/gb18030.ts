/** Text in GB18030, as older office programs save CSV. The table is read off the runtime's own decoder. */

function makeTable(): Map<string, [number, number]> {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      const sign = decoder.decode(Uint8Array.of(lead, trail))
      if ([...sign].length === 1 && sign !== '\ufffd') table.set(sign, [lead, trail])
    }
  }
  return table
}

let table: Map<string, [number, number]> | undefined

/** Throws RangeError for a character that has no two-byte form. */
export function encodeGb18030(text: string): Uint8Array {
  table ??= makeTable()
  const bytes: number[] = []
  for (const sign of text) {
    const code = sign.charCodeAt(0)
    const pair = table.get(sign)
    if (code < 0x80) bytes.push(code)
    else if (pair !== undefined) bytes.push(...pair)
    else throw new RangeError(`no two-byte GB18030 form: ${sign}`)
  }
  return Uint8Array.from(bytes)
}

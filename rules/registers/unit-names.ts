/** Units by code or by any name an office writes: with its authority behind, in short form, below its prefecture. */
import { comparable } from './cells.ts'

export interface KnownUnit {
  code: string
  name: string
  /** Code of the unit above; '' or absent for the root. */
  parent?: string
}

export type UnitFinding =
  /** `chosen`: a person has said so. */
  | { found: 'unit'; code: string; chosen?: true }
  | { found: 'several'; codes: readonly string[] }
  /** `similar`: names that may be meant. */
  | { found: 'none'; similar: readonly string[] }

const authorities = ['环境保护局', '环保局', '环境监察支队', '环境监察大队', '生态环境局']

/** The autonomous prefectures' usual short forms. */
const shortForms: Readonly<Record<string, string>> = {
  昌吉回族自治州: '昌吉州',
  博尔塔拉蒙古自治州: '博州',
  巴音郭楞蒙古自治州: '巴州',
  克孜勒苏柯尔克孜自治州: '克州',
  伊犁哈萨克自治州: '伊犁州',
}

const prefectureEnd = '地区'

/** The name without the authorities behind it: 昌吉州环境保护局 → 昌吉州. */
function withoutAuthority(name: string): string {
  const authority = authorities.find((end) => name.endsWith(end) && name.length > end.length)
  return authority === undefined ? name : withoutAuthority(name.slice(0, -authority.length))
}

interface Names {
  byName: ReadonlyMap<string, readonly string[]>
  /** 阿克苏 → 阿克苏地区: only for a name that an authority follows. */
  beforeAuthority: ReadonlyMap<string, readonly string[]>
}

function namesOf(unit: KnownUnit): string[] {
  const name = comparable(unit.name)
  const short = shortForms[name]
  return short === undefined ? [name] : [name, short]
}

function add(map: Map<string, string[]>, name: string, code: string): void {
  const codes = map.get(name) ?? []
  if (!codes.includes(code)) map.set(name, [...codes, code])
}

function collectNames(units: readonly KnownUnit[]): Names {
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const byName = new Map<string, string[]>()
  const beforeAuthority = new Map<string, string[]>()
  for (const unit of units) {
    for (const name of namesOf(unit)) add(byName, name, unit.code)
    const name = comparable(unit.name)
    if (name.endsWith(prefectureEnd)) add(beforeAuthority, name.slice(0, -prefectureEnd.length), unit.code)
  }
  for (const unit of units)
    for (const name of namesBelow(unit, byCode)) if (!byName.has(name)) add(byName, name, unit.code)
  return { byName, beforeAuthority }
}

/** 昌吉州阜康市, 新疆维吾尔自治区昌吉回族自治州阜康市: the name with the names above it in front. */
function namesBelow(unit: KnownUnit, byCode: ReadonlyMap<string, KnownUnit>): string[] {
  const parent = byCode.get(unit.parent ?? '')
  if (parent === undefined) return []
  const above = [...namesOf(parent), ...namesBelow(parent, byCode)]
  return above.flatMap((prefix) => namesOf(unit).map((name) => prefix + name))
}

/** Names that may be meant: those that begin with what was written or stand in it, else those that begin alike. */
function similarNames(units: readonly KnownUnit[], wanted: string): string[] {
  if (wanted.length < 2) return []
  const names = units.map((unit) => comparable(unit.name))
  const near = names.filter((name) => name.startsWith(wanted) || wanted.includes(name))
  const alike = near.length > 0 ? near : names.filter((name) => name.startsWith(wanted.slice(0, 2)))
  return alike.slice(0, 3)
}

const mostSeen = 20_000

export interface UnitFinder {
  find: (written: string) => UnitFinding
  nameOf: (code: string) => string
}

const ofCodes = (codes: readonly string[] | undefined): UnitFinding | undefined => {
  if (codes?.[0] === undefined) return undefined
  return codes.length === 1 ? { found: 'unit', code: codes[0] } : { found: 'several', codes }
}

/** `aliases`: names that a person has once assigned to a code; they go first. */
export function createUnitFinder(
  units: readonly KnownUnit[],
  aliases: Readonly<Record<string, string>> = {},
): UnitFinder {
  const nameByCode = new Map(units.map((unit) => [unit.code, unit.name]))
  const aliasOf = new Map(Object.entries(aliases).map(([name, code]) => [comparable(name), code]))
  const names = collectNames(units)
  const seen = new Map<string, UnitFinding>()
  const byCode = (text: string): { found: 'unit'; code: string } | undefined => {
    const code = /^\d{12}$/.test(text) ? text.replace(/0{6}$/, '') : text
    return nameByCode.has(code) ? { found: 'unit', code } : undefined
  }
  const byName = (text: string): UnitFinding | undefined => {
    const bare = withoutAuthority(text)
    return (
      ofCodes(names.byName.get(text)) ??
      ofCodes(names.byName.get(bare)) ??
      (bare === text ? undefined : ofCodes(names.beforeAuthority.get(bare)))
    )
  }
  const look = (text: string): UnitFinding => {
    const kept = aliasOf.get(text)
    const unit = kept === undefined ? undefined : byCode(kept)
    if (unit !== undefined) return { ...unit, chosen: true }
    return byCode(text) ?? byName(text) ?? { found: 'none', similar: similarNames(units, withoutAuthority(text)) }
  }
  return {
    nameOf: (code) => nameByCode.get(code) ?? code,
    find(written) {
      const known = seen.get(written)
      if (known !== undefined) return known
      const finding = look(comparable(written))
      if (seen.size < mostSeen) seen.set(written, finding)
      return finding
    },
  }
}

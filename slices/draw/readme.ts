/** How to verify a folder by hand, in both languages: with the page beside it, with sha256sum, with the program. */
import type { RoundRow } from './store.ts'
import type { FolderAsk } from './worker-input.ts'

export function readme(row: RoundRow, kind: FolderAsk['kind']): string {
  const seed = row.seed ?? '<seed>'
  const page = `第 ${row.round} 轮抽取：自己核验 · Draw, round ${row.round}: verify it yourself

1. 用浏览器打开 verifier.html（不联网、不需要服务器），把本文件夹的文件全部选进去：它逐步重算，说明哪些一致、哪里不同、
   哪些凭本文件夹核验不了。
   Open verifier.html in a browser (no network, no server) and choose all files of this folder: it recomputes step by step and
   says what is equal, what differs, and what cannot be verified from this folder.
   承诺和种子请与会场公布、掷出的（会议记录）比对，可以填在页面上 · Compare commitment and seed with those of the hall (the
   minutes); the page takes what you noted.
`
  if (kind === 'masked') return page + maskedPart(row, seed)
  return row.purpose === 'case-files' ? page + wholePart(row, seed) : page + candidatesPart(row, seed)
}

const wholePart = ({ campaign, round, universe_hash: hash, commitment }: RoundRow, seed: string): string => `
2. 只用 sha256sum · With sha256sum alone:

   sha256sum universe.txt
     → ${hash}
   printf 'lianbing-draw-1\\n%s\\n%s\\n%s\\n' '${campaign}' '${round}' '${hash}' | sha256sum
     → ${commitment}
   printf '%s\\n%s\\n%s\\n' '${commitment}' '${seed}' '<案号 case number>' | sha256sum
     → 该案卷的票号 the ticket of the file; 每个单位每个类型票号最小的抽中，其余依次递补
       in each unit and type the lowest ticket is drawn, the others replace it in their order

3. 用练兵程序 · With Lianbing:

   bin/lianbing verify-draw draw.json universe.csv --units units.csv

universe.txt：每行“案号 TAB 单位代码 TAB 案件类型”，按 UTF-8 字节排序 · one line a file, sorted by UTF-8 bytes
commitment.json：掷骰之前公布的承诺，含每个单位自己清单的哈希 · published before the dice, with a hash for each unit's own lines
SHA256SUMS：sha256sum -c SHA256SUMS
本文件夹含未公开的案件，只交给单位和见证人，请勿公布。This folder names cases that are not public: for units and witnesses only.
`

const candidatesPart = (row: RoundRow, seed: string): string => `
2. 只用 sha256sum · With sha256sum alone:

   sha256sum candidates.txt    → ${row.universe_hash}
   sha256sum recusals.txt      → ${row.recusal_hash}
   sha256sum strata.txt        → ${row.strata_hash}
   printf 'lianbing-draw-candidates-1\\n%s\\n%s\\n%s\\n%s\\n%s\\n%s\\n' '${row.campaign}' '${row.round}' '${row.purpose}' '${row.strata_hash}' '${row.recusal_hash}' '${row.universe_hash}' | sha256sum
     → ${row.commitment}
   printf '%s\\n%s\\n%s\\n' '${row.commitment}' '${seed}' '<编号 id>' | sha256sum
     → 票号 ticket; 每层票号最小的若干名抽中 · in each stratum the lowest tickets take the places

回避名单在承诺之前移出，名单本身的哈希也在承诺里。Who is recused was removed before the commitment, which holds the hash of their list.
本文件夹含个人信息，请勿公布。This folder holds personal data: do not publish it.
`

const maskedPart = ({ campaign, round, universe_hash: hash, commitment }: RoundRow, seed: string): string => `
2. 只用 sha256sum · With sha256sum alone:

   printf 'lianbing-draw-1\\n%s\\n%s\\n%s\\n' '${campaign}' '${round}' '${hash}' | sha256sum
     → ${commitment}
   printf '%s\\n%s\\n%s\\n' '${commitment}' '${seed}' '<案号 case number>' | sha256sum
     → 在 draw-public.json 里找这个票号，就知道该案卷排第几
       look the ticket up in draw-public.json: it says which place the file has

本文件夹能核验什么 · What this folder can show
  能：承诺由底册哈希算出；各层件数和清单由 linesRoot 固定（掷骰前已公布）；公开案件的票号；案号全部公开的层的抽中。
  Can: the commitment follows from the hash of the universe; sizes and lines of all strata are fixed by linesRoot, published
  before the dice; tickets of public cases; the drawn file of a stratum all of whose cases are public.
  不能：没有案号的票号是否属实；底册哈希；“无此类案卷”的层是否真的没有。这些由持有全部行的办案单位、见证人、审计用完整文件夹核验。
  Cannot: tickets without a number; the hash of the universe; that an empty stratum is truly empty. Units, witnesses and auditors,
  who hold all lines, verify these with the whole folder.

尚未公开的案件只列票号，不列案号：知道案号的人（当事人、办案单位）可以找到并证明它的位置（也可填在 verifier.html 上）。
A case that is not public stands there as its ticket only: who knows its number finds it and can prove its place (verifier.html
takes it, too).
linesRoot：每层一行“单位代码 TAB 类型 TAB 件数 TAB linesHash”，按记录的顺序，合起来的 SHA-256；linesHash 是该层各行
“案号 TAB 单位代码 TAB 案件类型”按 UTF-8 字节排序后的 SHA-256。单位用自己的行重算自己各层即可，不必看到别的单位。
linesRoot: SHA-256 of a line “unit TAB type TAB count TAB linesHash” a stratum, in the order of the record; linesHash: SHA-256 of the
stratum's lines “number TAB unit TAB type”, sorted by UTF-8 bytes. A unit recomputes its own strata without seeing another's.
`

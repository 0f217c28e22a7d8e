/** Stands in the first line of every exported log and beside it as README.md. */
export const exportReadme = `# 审计日志导出 (exported audit log)

每行一个 JSON。第 1 行：格式和说明；随后是公钥 (key)、每日审计根 (root)、删除报告 (deletion)；然后是逐条链接 (link) 及其记录 (content)。
One JSON object a line. Line 1: format and this text; then public keys, daily roots, deletion reports; then every link with its entry.

核验 (verify):   bin/lianbing verify-audit <这个文件 this file> [--root <审计根的哈希或文件 a root's hash or file>]

不用本软件自行核验 (by hand, without this software):
1. 每条链从 64 个 0 开始，链接按 place 从 1 连续编号；每条的 previous 等于上一条的 hash。
   A chain begins with 64 zeros; places count up from 1; each link's previous is the hash of the link before.
2. hash = suite 所写算法 (sha256 或 sm3) 对下面 JSON 数组 (UTF-8，无空格) 的十六进制结果：
   hash = the hex of that algorithm over this JSON array (UTF-8, no spaces):
   format 3: ["lianbing-audit-3",chain,place,previous,id,at,campaign,who,role,post,acting_for,verb,object,summary,personal]
   format 2: ["lianbing-audit-2",chain,place,previous,id,at,campaign,who,role,post,acting_for,verb,object,summary,personal]
   format 1: [previous,id,at,campaign,who,role,verb,object,summary]  (always sha256)
3. 审计根 (root): hash = 对 text 的哈希；signature 用 key 的公钥对 text 验签 (Ed25519: RFC 8032；SM2: GB/T 32918，ID 1234567812345678)。
   text 里 count 和 head 必须等于链上第 count 条的 hash；previous 等于前一日根的 hash。
   text names count and head, which must be the hash of link number count; previous is the hash of the root of the day before.
4. 编号 (id) 对所有链是一个序列。缺号：当日审计根 text 的 gaps 里有的是撤销的写入，无害；through 以内而 gaps 里没有的，是被删除的记录。
   Ids are one sequence for all chains. A missing id that the gaps of that day's root name was a write undone; one up to its
   "through" that they do not name is an entry removed.
5. link 的 withheld：旧格式的记录可能涉及个人，这份导出不含其内容，只核验其位置。
   "withheld": an entry of an earlier format, which may tell of people; not in this export, only its place is verified.
6. 简报上印的根哈希必须在 root 行中找到。The hash printed in a briefing must be found among the roots.

个人信息不在导出中：记录里只有加盐摘要 (personal)，内容到期删除后链仍可核验。
Personal content is not exported: entries carry salted digests only, so that the chain verifies after the content was deleted on its day.
`

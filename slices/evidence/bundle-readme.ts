import type { Manifest } from './manifest.ts'

/** How somebody without this system finds out whether the pages are those that were sealed. */
export function readme(
  manifest: Manifest,
  { hash, sealedAt, key }: { hash: string; sealedAt: string; key: string | null },
): string {
  const { caseFile, volume, pages, files } = manifest
  const [list, command] =
    manifest.hash === 'sm3'
      ? ['SM3SUMS', 'openssl dgst -sm3 manifest.json pages/* files/*']
      : ['SHA256SUMS', 'sha256sum -c SHA256SUMS']
  return `# ${caseFile.number} · ${volume.title}（第 ${volume.version} 版）

封存时间 Sealed at: ${sealedAt}
封条 Seal (${manifest.hash} of manifest.json): ${hash}
签名密钥指纹 Fingerprint of the signing key: ${key ?? '没有签名 not signed'}
${pages.length} 页 pages, ${files.length} 个文件 files

## 怎样核验

1. \`${command}\`：每个文件的校验值应与 ${list} 相同。
2. manifest.json 的校验值就是封条。请与案卷打印件、审计日志或封存回执上的封条比对：一致，即封存后没有改动。
3. 在装有练兵系统的机器上：\`bin/lianbing verify-bundle 本文件.zip --seal <封条>\`，或 \`--keys <公布的密钥.json>\`。
4. 本说明里的封条和指纹谁都能写，不能自证：请用从别处得到的封条，或本系统公布的密钥（/api/seal-keys）比对。

pages/ 是编好号的页，PDF 每页一个文件；files/ 是交来的原文件。manifest.json 列出每个文件和每页的校验值、页码、方向、所属文书，
以及移出的页和理由。格式说明见练兵系统 docs/volume-manifest.md。

## How to verify

1. \`${command}\`: every hash must be that of ${list}.
2. The hash of manifest.json is the seal. Compare it with the seal on the printed sheet, in the audit log or on the receipt:
   if they are the same, nothing has changed since the sealing.
3. On a machine with Lianbing: \`bin/lianbing verify-bundle this.zip --seal <seal>\`, or \`--keys <published keys.json>\`.
4. Anybody can write the seal and fingerprint of this text: compare with a seal that you have from elsewhere, or with the keys
   that the system publishes (/api/seal-keys).

pages/ holds the numbered pages, one file a page; files/ the files as they were handed in. manifest.json lists hash, number,
turn and document of each, and the pages taken out with the reason. Its format: docs/volume-manifest.md of Lianbing.
`
}

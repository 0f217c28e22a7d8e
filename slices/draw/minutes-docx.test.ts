/** a1.1d: the paper that witnesses sign: no line of the title or a unit ends within a word, and a hand has room. */
import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { minutesDocx } from './minutes-docx.ts'

test('title and unit break between their parts, each row to sign in is 1.6 cm high and stays with its head', async () => {
  const minutes = {
    title: '2017年大练兵\u3000随机抽取案卷（第 1 轮）会议记录',
    facts: [['种子', '14142135623730950488']] satisfies [string, string][],
    drawn: [{ unit: '巴音郭楞蒙古自治州 652800', type: '按日连续处罚', taken: '甲1', left: 2 }],
    empty: [],
    posts: ['驻厅纪检组', '法规处'],
    signatures: [],
    hash: 'ab'.repeat(32),
  }
  const zip = await JSZip.loadAsync(await minutesDocx(minutes))
  const paper = String(await zip.file('word/document.xml')?.async('string'))
  const broken = (before: string, after: string) =>
    new RegExp(`${before}</w:t></w:r><w:r>.{0,400}?<w:br/>.{0,80}?${after}`)
  expect(paper).toMatch(broken('2017年大练兵', '随机抽取案卷（第 1 轮）会议记录'))
  expect(paper).toMatch(broken('巴音郭楞蒙古自治州', '652800'))
  expect(paper.match(/<w:trHeight w:val="907" w:hRule="atLeast"\/>/g)).toHaveLength(minutes.posts.length)
  expect(paper.slice(paper.indexOf('三、签字') - 900).match(/<w:keepNext\/>/g)?.length ?? 0).toBeGreaterThan(6)
})

/** What `lianbing check-file` says around the findings. */
import type { Severity } from '../../rules/case-check/catalogue.ts'
import type { Language } from './score-words.ts'

export const severityWords: Record<Language, Record<Severity, string>> = {
  'zh-CN': { fatal: '致命', error: '错误', warning: '提醒' },
  en: { fatal: 'fatal', error: 'error', warning: 'warning' },
}

interface Said {
  asked: string
  explained: string
  head: (number: string, name: string, count: number) => string
  finding: (expected: string, found: string) => string
  basis: (basis: string, clause: string) => string
  veto: (numbers: string) => string
  total: (files: number, defective: number, findings: number) => string
  unit: (unit: string, files: number, defective: number) => string
  clean: string
  recurring: (rule: { title: string; id: string; files: number; toLookAt: number; findings: number }) => string
}

export const said: Record<Language, Said> = {
  'zh-CN': {
    asked: '，请人工核实',
    explained: '说明',
    head: (number, name, count) => `${number}（${name}）：${count === 0 ? '没有发现' : `${count} 条`}`,
    finding: (expected, found) => `应为 ${expected}；实为 ${found}`,
    basis: (basis, clause) => `依据：${basis}；条款 ${clause}`,
    veto: (numbers) => `；2024 年评查否决项 ${numbers}`,
    total: (files, defective, findings) => `共检查 ${files} 件案卷，${defective} 件有确定的错误；${findings} 条发现。`,
    unit: (unit, files, defective) => `单位 ${unit}：案卷 ${files} 件，其中 ${defective} 件有确定的错误`,
    clean: '  没有反复出现的问题',
    recurring: ({ title, id, files, toLookAt, findings }) =>
      `${title}（${id}）：${files} 件确定，${toLookAt} 件待核实，共 ${findings} 条`,
  },
  en: {
    asked: ', to be looked at',
    explained: 'Explanation',
    head: (number, name, count) => `${number} (${name}): ${count === 0 ? 'nothing found' : `${count} found`}`,
    finding: (expected, found) => `expected ${expected}; found ${found}`,
    basis: (basis, clause) => `Basis: ${basis}; clause ${clause}`,
    veto: (numbers) => `; veto ${numbers} of the 2024 rubric`,
    total: (files, defective, findings) =>
      `${files} case files checked, ${defective} with certain defects; ${findings} findings.`,
    unit: (unit, files, defective) => `Unit ${unit}: ${files} files, ${defective} of them with certain defects`,
    clean: '  nothing recurs',
    recurring: ({ title, id, files, toLookAt, findings }) =>
      `${title} (${id}): certain in ${files}, to be looked at in ${toLookAt}, ${findings} findings`,
  },
}

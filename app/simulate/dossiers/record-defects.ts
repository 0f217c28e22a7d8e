/** Defects of what officers write on the spot (a1.1a, n2.2a), each with its near miss. */
import { addDays } from '../../../rules/calendar/days.ts'
import { doc, put, type Defect } from './planted.ts'

const interviewee = { name: '被询问人', idNumber: 'ID-0001', post: '厂长', relation: '负责人' }

export const recordDefects: readonly Defect[] = [
  {
    rule: 'two-officers',
    group: 'd1-officers',
    spoil: (file) => void Object.assign(doc(file, 'd1'), { officers: [file.officers[0]?.['certificate']] }),
    near: (file) =>
      void Object.assign(doc(file, 'd1'), { officers: [1, 0].map((at) => file.officers[at]?.['certificate']) }),
  },
  {
    rule: 'certificate-valid',
    group: 'certificates',
    spoil: (file) => void Object.assign(file.officers[1] ?? {}, { validTo: addDays(file.discovered, -1) }),
    near: (file) => void Object.assign(file.officers[1] ?? {}, { validFrom: file.discovered }),
  },
  {
    rule: 'start-end',
    group: 'd2-time',
    spoil: (file, { random }) => {
      const { start } = doc(file, 'd2')
      Object.assign(doc(file, 'd2'), { end: random.pick([start, `${file.discovered}T16`, null]) })
    },
    near: (file) => void Object.assign(doc(file, 'd2'), { end: `${file.discovered}T15:01` }),
  },
  {
    rule: 'on-the-spot',
    group: 'd1-date',
    spoil: (file, { random }) =>
      void Object.assign(doc(file, 'd1'), { date: addDays(file.discovered, random.pick([-1, 1, 3])) }),
  },
  {
    rule: 'certificates-shown',
    group: 'd1-certificates',
    spoil: (file, { random }) =>
      void Object.assign(doc(file, 'd1'), { certificates: random.pick(['told', 'missing', null]) }),
  },
  {
    rule: 'recusal-told',
    group: 'd2-recusal',
    spoil: (file, { random }) =>
      void Object.assign(doc(file, 'd2'), { recusal: random.pick(['told', 'missing', null]) }),
  },
  {
    rule: 'party-signature',
    group: 'd1-signature',
    spoil: put('d1', { signature: 'missing' }),
    near: (file, { random }) =>
      void Object.assign(doc(file, 'd1'), { signature: random.pick(['refused-noted', 'absent-noted']) }),
  },
  {
    rule: 'pages-signed',
    group: 'd2-pages',
    spoil: (file, { random }) =>
      void Object.assign(doc(file, 'd2'), {
        [random.pick(['everyPageSigned', 'readOpinion'])]: random.pick([false, null]),
      }),
  },
  { rule: 'blanks-struck', group: 'd2-blanks', spoil: put('d2', { blanksStruck: false }) },
  {
    rule: 'corrections-signed',
    group: 'd1-corrections',
    spoil: put('d1', { corrections: 'unsigned' }),
    near: (file, { random }) => void Object.assign(doc(file, 'd1'), { corrections: random.pick(['signed', null]) }),
  },
  {
    rule: 'two-places',
    group: 'd2-time',
    spoil: (file) => void Object.assign(doc(file, 'd2'), { start: `${file.discovered}T11:19` }),
    near: (file) => void Object.assign(doc(file, 'd2'), { start: `${file.discovered}T11:20` }),
  },
  {
    rule: 'one-interviewee',
    group: 'd2-interviewee',
    spoil: (file, { random }) => {
      const wrong = [[], [interviewee, interviewee], [{ ...interviewee, relation: ' ' }], null]
      Object.assign(doc(file, 'd2'), { interviewees: random.pick(wrong) })
    },
  },
  {
    rule: 'content-complete',
    group: 'd1-content',
    spoil: (file, { random }) => {
      const content = { production: '正常', permits: '齐全', treatment: '停运', violation: '偷排' }
      Object.assign(doc(file, 'd1'), { content: { ...content, [random.pick(Object.keys(content))]: '' } })
    },
    near: put('d1', { content: { production: '无', permits: '无', treatment: '无', violation: '无' } }),
  },
  {
    rule: 'same-party',
    group: 'd2-party',
    spoil: (file) => void Object.assign(doc(file, 'd2'), { party: `${file.party.name}分公司` }),
    near: (file) => void Object.assign(doc(file, 'd2'), { party: ` ${file.party.name} ` }),
  },
  {
    rule: 'sampling-inside',
    group: 'sampling',
    spoil: (file) => void Object.assign(doc(file, 'x1'), { end: `${file.discovered}T11:21` }),
    near: (file) =>
      void Object.assign(doc(file, 'x1'), { start: `${file.discovered}T10:05`, end: `${file.discovered}T11:20` }),
  },
]

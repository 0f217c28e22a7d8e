import { z } from 'zod'
import { created, download, route } from '../../platform/http/route.ts'
import { page, peopleRegisters, registerName } from '../registers/contract.ts'
import { runBundle } from './bundle.ts'
import { viewChangedRows } from './compare-rows.ts'
import { compareRuns } from './compare-runs.ts'
import { flagKind, rowChangeKind } from './contract.ts'
import { assignCoverage, responsibleBody, viewCoverage } from './coverage.ts'
import { coverageTable } from './coverage-table.ts'
import { viewDefinitionEffect } from './definition-effect.ts'
import { viewFlags } from './flags.ts'
import { askFreeze, takesTwo } from './freeze-ask.ts'
import { freezeBody, freezeRun, readFrozen, runSecond } from './freeze-run.ts'
import { leagueQuery, leagueTable } from './league-table.ts'
import { makeRun } from './make-run.ts'
import { viewPerson } from './person-page.ts'
import { viewReason, viewRows } from './read-number.ts'
import { listRuns, viewLeague, viewRun } from './read-run.ts'
import { releaseBody, withdrawRun } from './release.ts'
import { releaseOrAsk } from './release-ask.ts'
import { runWorkbook } from './run-workbook.ts'
import { viewUnit } from './unit-page.ts'
import { removeScenario, saveScenario, scenarioBody, viewScenarios, whatIfData } from './what-if.ts'

const base = '/api/campaigns/:campaign'
const campaign = z.object({ campaign: z.string() })
const run = campaign.extend({ run: z.string() })
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const versionNumber = z.coerce.number().int().min(1).max(1_000_000)
/** As of which run: an id, or the newest. */
const ofRun = z.object({ run: z.string().max(100).default('latest') })
const number = z.object({ subject: z.string().max(255), path: z.string().max(1000).default('') })

export const routes = [
  route({
    method: 'POST',
    path: `${base}/runs`,
    verb: 'scoring.run',
    params: campaign,
    action: async (ctx, { params }) =>
      created(await viewRun(ctx, { ...params, run: await makeRun(ctx, params.campaign) })),
  }),
  route({
    method: 'GET',
    path: `${base}/runs`,
    verb: 'scoring.read',
    shows: 'who-acted',
    params: campaign,
    action: (ctx, { params }) => listRuns(ctx, params.campaign),
  }),
  route({
    method: 'GET',
    path: `${base}/runs/:run`,
    verb: 'scoring.read',
    shows: 'who-acted',
    params: run,
    action: (ctx, { params }) => viewRun(ctx, params),
  }),
  route({
    method: 'GET',
    path: `${base}/runs/:run/league`,
    verb: 'scoring.read',
    sensitive: { class: 'people', object: 'run:{run}' },
    params: run,
    action: (ctx, { params }) => viewLeague(ctx, params),
  }),
  route({
    method: 'GET',
    path: `${base}/runs/:run/reasons`,
    verb: 'scoring.read',
    sensitive: {
      class: 'people',
      object: 'run:{run}',
      subject: '{subject}',
      only: { parameter: 'subject', begins: 'person:' },
    },
    params: run,
    query: number,
    action: (ctx, { params, query }) => viewReason(ctx, { ...params, ...query }),
  }),
  route({
    method: 'GET',
    path: `${base}/runs/:run/rows`,
    verb: 'scoring.rows',
    sensitive: { class: 'people', object: 'run:{run}', only: { parameter: 'file', values: peopleRegisters } },
    params: run,
    query: number.extend(page.shape).extend({ file: registerName }),
    action: (ctx, { params, query }) => viewRows(ctx, { ...params, ...query }),
  }),
  route({
    method: 'GET',
    path: `${base}/runs/:run/compare/:other`,
    verb: 'scoring.read',
    sensitive: { class: 'people', object: 'run:{run}' },
    params: run.extend({ other: z.string() }),
    action: (ctx, { params }) => compareRuns(ctx, params),
  }),
  route({
    method: 'GET',
    path: `${base}/runs/:run/compare/:other/rows`,
    verb: 'scoring.read',
    sensitive: { class: 'people', object: 'run:{run}', only: { parameter: 'register', values: peopleRegisters } },
    params: run.extend({ other: z.string() }),
    query: page.extend({ register: registerName, change: rowChangeKind.optional() }),
    action: (ctx, { params, query }) => viewChangedRows(ctx, { ...params, ...query }),
  }),
  route({
    method: 'GET',
    path: `${base}/definition-effect`,
    verb: 'scoring.what-if',
    shows: 'nobody',
    params: campaign,
    query: z.object({ from: versionNumber, to: versionNumber }),
    action: (ctx, { params, query }) => viewDefinitionEffect(ctx, { ...params, ...query }),
  }),
  route({
    method: 'POST',
    path: `${base}/runs/:run/second`,
    verb: 'scoring.run',
    params: run,
    action: (ctx, { params }) => runSecond(ctx, params),
  }),
  route({
    method: 'POST',
    path: `${base}/runs/:run/freeze`,
    verb: 'scoring.freeze',
    params: run,
    body: freezeBody,
    action: async (ctx, { params, body }) =>
      viewRun(ctx, {
        ...params,
        run: takesTwo(body) ? await askFreeze(ctx, params, body) : await freezeRun(ctx, params, body),
      }),
  }),
  route({
    method: 'POST',
    path: `${base}/runs/:run/release`,
    verb: 'scoring.release',
    params: run,
    body: releaseBody,
    action: (ctx, { params, body }) => releaseOrAsk(ctx, { ...params, ...body }),
  }),
  route({
    method: 'POST',
    path: `${base}/runs/:run/withdrawal`,
    verb: 'scoring.release',
    params: run,
    body: releaseBody,
    action: (ctx, { params, body }) => withdrawRun(ctx, { ...params, ...body }),
  }),
  route({
    method: 'GET',
    path: `${base}/frozen/:id/document.json`,
    verb: 'scoring.export',
    sensitive: { class: 'people', object: 'frozen:{id}', why: 'export' },
    params: campaign.extend({ id: z.string() }),
    action: async (ctx, { params }) =>
      download(await readFrozen(ctx, params), { name: `冻结结果-${params.id}.json`, type: 'application/json' }),
  }),
  route({
    method: 'GET',
    path: `${base}/runs/:run/what-if-data`,
    verb: 'scoring.what-if',
    sensitive: { class: 'people', object: 'run:{run}' },
    params: run,
    action: (ctx, { params }) => whatIfData(ctx, params),
  }),
  route({
    method: 'GET',
    path: `${base}/scenarios`,
    verb: 'scoring.what-if',
    shows: 'who-acted',
    params: campaign,
    action: async (ctx, { params }) => ({ scenarios: await viewScenarios(ctx, params.campaign) }),
  }),
  route({
    method: 'POST',
    path: `${base}/scenarios`,
    verb: 'scoring.keep-scenario',
    params: campaign,
    body: scenarioBody,
    action: async (ctx, { params, body }) => created(await saveScenario(ctx, params.campaign, body)),
  }),
  route({
    method: 'DELETE',
    path: `${base}/scenarios/:id`,
    verb: 'scoring.keep-scenario',
    params: campaign.extend({ id: z.string() }),
    action: (ctx, { params }) => removeScenario(ctx, params),
  }),
  route({
    method: 'GET',
    path: `${base}/coverage`,
    verb: 'scoring.coverage',
    shows: 'who-acted',
    params: campaign,
    action: (ctx, { params }) => viewCoverage(ctx, params.campaign),
  }),
  route({
    method: 'GET',
    path: `${base}/coverage/table.xlsx`,
    verb: 'scoring.export',
    shows: 'who-acted',
    params: campaign,
    query: z.object({ prefecture: z.string().max(100).default('') }),
    action: async (ctx, { params, query }) => {
      const { name, bytes } = await coverageTable(ctx, { ...params, ...query })
      return download(bytes, { name, type: xlsx })
    },
  }),
  route({
    method: 'PUT',
    path: `${base}/coverage/:unit/responsible`,
    verb: 'scoring.assign-coverage',
    params: campaign.extend({ unit: z.string() }),
    body: responsibleBody,
    action: (ctx, { params, body }) => assignCoverage(ctx, { ...params, ...body }),
  }),
  route({
    method: 'GET',
    path: `${base}/runs/:run/workbook.xlsx`,
    verb: 'scoring.export',
    sensitive: { class: 'people', object: 'run:{run}', why: 'export' },
    params: run,
    action: async (ctx, { params }) => {
      const { name, stream } = await runWorkbook(ctx, params)
      return download(stream, { name, type: xlsx })
    },
  }),
  route({
    method: 'GET',
    path: `${base}/runs/:run/table.xlsx`,
    verb: 'scoring.export',
    sensitive: { class: 'people', object: 'run:{run}', why: 'export' },
    params: run,
    query: leagueQuery,
    action: async (ctx, { params, query }) => {
      const { name, bytes } = await leagueTable(ctx, { ...params, ...query })
      return download(bytes, { name, type: xlsx })
    },
  }),
  route({
    method: 'GET',
    path: `${base}/runs/:run/bundle.zip`,
    verb: 'scoring.export',
    sensitive: { class: 'people', object: 'run:{run}', why: 'export' },
    params: run,
    action: async (ctx, { params }) => {
      const { name, bytes } = await runBundle(ctx, params)
      return download(bytes, { name, type: 'application/zip' })
    },
  }),
  route({
    method: 'GET',
    path: `${base}/flags`,
    verb: 'scoring.flags',
    shows: 'nobody',
    params: campaign,
    query: z.object({ kind: flagKind.optional() }),
    action: (ctx, { params, query }) => viewFlags(ctx, { ...params, ...query }),
  }),
  route({
    method: 'GET',
    path: `${base}/units/:unit`,
    verb: 'scoring.rows',
    sensitive: { class: 'people', object: 'unit:{unit}' },
    params: campaign.extend({ unit: z.string().max(100) }),
    query: ofRun,
    action: (ctx, { params, query }) => viewUnit(ctx, { ...params, ...query }),
  }),
  route({
    method: 'GET',
    path: `${base}/people/:certificate`,
    verb: 'scoring.rows',
    sensitive: { class: 'people', object: 'officer-page', subject: 'certificate:{certificate}' },
    params: campaign.extend({ certificate: z.string().max(255) }),
    query: ofRun,
    action: (ctx, { params, query }) => viewPerson(ctx, { ...params, ...query }),
  }),
]

import { z } from 'zod'
import { created, route } from '../../platform/http/route.ts'
import { viewBeforeOpening } from './before-opening.ts'
import { confirmBody, decideFiguresBody, freezeRosterBody, page, reportFiguresBody, settingsBody } from './contract.ts'
import { decideFigures, reportFigures, viewFigures, viewReports } from './figures.ts'
import { viewGroups } from './groups.ts'
import { confirmLiaison, exportDirectory, setOrganisation, viewDirectory } from './liaisons.ts'
import { exportRoster, freezeRoster, viewLeftOut, viewRoster, viewRosters } from './rosters.ts'
import { viewOfficer, viewUnit, viewUnits } from './units.ts'

const campaign = z.object({ campaign: z.string().regex(/^[a-z0-9-]{1,60}$/) })
const unit = campaign.extend({ unit: z.string().max(20) })
const roster = campaign.extend({ roster: z.coerce.number().int().min(1).max(2_147_483_647) })
const base = '/api/campaigns/:campaign/organisation'

const people = [
  route({
    method: 'GET',
    path: `${base}/units`,
    verb: 'organisation.read',
    shows: 'nobody',
    params: campaign,
    action: (ctx, { params }) => viewUnits(ctx, params.campaign),
  }),
  route({
    method: 'GET',
    path: `${base}/units/:unit`,
    verb: 'organisation.read',
    sensitive: { class: 'people', object: 'unit:{unit}' },
    params: unit,
    action: (ctx, { params }) => viewUnit(ctx, params.campaign, params.unit),
  }),
  route({
    method: 'GET',
    path: `${base}/officers/:certificate`,
    verb: 'organisation.read',
    sensitive: { class: 'people', object: 'officer-page', subject: 'certificate:{certificate}' },
    params: campaign.extend({ certificate: z.string().max(255) }),
    action: (ctx, { params }) => viewOfficer(ctx, params.campaign, params.certificate),
  }),
  route({
    method: 'GET',
    path: `${base}/groups`,
    verb: 'organisation.groups',
    sensitive: { class: 'people', object: 'groups' },
    params: campaign,
    action: (ctx, { params }) => viewGroups(ctx, params.campaign),
  }),
  route({
    method: 'GET',
    path: `${base}/before-opening`,
    verb: 'organisation.before-opening',
    shows: 'nobody',
    params: campaign,
    action: (ctx, { params }) => viewBeforeOpening(ctx, params.campaign),
  }),
]

const liaisons = [
  route({
    method: 'GET',
    path: `${base}/liaisons`,
    verb: 'organisation.directory',
    sensitive: { class: 'people', object: 'liaison-directory' },
    params: campaign,
    action: (ctx, { params }) => viewDirectory(ctx, params.campaign),
  }),
  route({
    method: 'GET',
    path: `${base}/liaisons/export.xlsx`,
    verb: 'organisation.directory',
    sensitive: { class: 'people', object: 'liaison-directory', why: 'export' },
    params: campaign,
    action: (ctx, { params }) => exportDirectory(ctx, params.campaign),
  }),
  route({
    method: 'POST',
    path: `${base}/liaisons/confirmation`,
    verb: 'organisation.confirm',
    params: campaign,
    body: confirmBody,
    action: (ctx, { params, body }) => confirmLiaison(ctx, params.campaign, body.post),
  }),
  route({
    method: 'PUT',
    path: `${base}/settings`,
    verb: 'organisation.set',
    params: campaign,
    body: settingsBody,
    action: (ctx, { params, body }) => setOrganisation(ctx, params.campaign, body),
  }),
]

const figures = [
  route({
    method: 'GET',
    path: `${base}/figures`,
    verb: 'organisation.read-figures',
    shows: 'who-acted',
    params: campaign,
    action: (ctx, { params }) => viewFigures(ctx, params.campaign),
  }),
  route({
    method: 'GET',
    path: `${base}/figures/:unit`,
    verb: 'organisation.read-figures',
    shows: 'who-acted',
    params: unit,
    action: (ctx, { params }) => viewReports(ctx, params.campaign, params.unit),
  }),
  route({
    method: 'POST',
    path: `${base}/figures`,
    verb: 'organisation.report-figures',
    params: campaign,
    body: reportFiguresBody,
    action: (ctx, { params, body }) => reportFigures(ctx, params.campaign, body),
  }),
  route({
    method: 'POST',
    path: `${base}/figures/decision`,
    verb: 'organisation.decide-figures',
    params: campaign,
    body: decideFiguresBody,
    action: (ctx, { params, body }) => decideFigures(ctx, params.campaign, body),
  }),
]

const rosters = [
  route({
    method: 'GET',
    path: `${base}/rosters`,
    verb: 'organisation.read-rosters',
    shows: 'who-acted',
    params: campaign,
    action: (ctx, { params }) => viewRosters(ctx, params.campaign),
  }),
  route({
    method: 'POST',
    path: `${base}/rosters`,
    verb: 'organisation.freeze-roster',
    params: campaign,
    body: freezeRosterBody,
    action: async (ctx, { params, body }) => created(await freezeRoster(ctx, params.campaign, body)),
  }),
  route({
    method: 'GET',
    path: `${base}/rosters/:roster`,
    verb: 'organisation.read-rosters',
    sensitive: { class: 'people', object: 'roster:{roster}' },
    params: roster,
    query: page.extend({ find: z.string().max(100).default('') }),
    action: (ctx, { params, query }) => viewRoster(ctx, params, query),
  }),
  route({
    method: 'GET',
    path: `${base}/rosters/:roster/left-out`,
    verb: 'organisation.read-rosters',
    sensitive: { class: 'people', object: 'roster:{roster}' },
    params: roster,
    query: page,
    action: (ctx, { params, query }) => viewLeftOut(ctx, params, query),
  }),
  route({
    method: 'GET',
    path: `${base}/rosters/:roster/export.xlsx`,
    verb: 'organisation.read-rosters',
    sensitive: { class: 'people', object: 'roster:{roster}', why: 'export' },
    params: roster,
    action: (ctx, { params }) => exportRoster(ctx, params),
  }),
]

export const routes = [...people, ...liaisons, ...figures, ...rosters]

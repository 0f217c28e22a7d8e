import { route } from '../../platform/http/route.ts'
import {
  attachFile,
  openAddressedFile,
  openAttachment,
  viewAddressed,
  viewAnnouncement,
  viewAnnouncements,
  viewDraft,
} from './announcement-views.ts'
import { publishAnnouncement, saveAnnouncement } from './announcements.ts'
import { confirmUnitsBody, pageQuery, publishBody, saveTextBody, versionBody } from './contract.ts'
import { confirmUnits, exportReceipts, noteReading, remindLate, viewLate, viewReceipts } from './receipts.ts'
import { base, campaign, file, one } from './route-parts.ts'

const all = `${base}/announcements`
const LARGEST_FILE = 50_000_000
const LARGEST_TEXT = 200_000

const reading = [
  route({
    ...{ method: 'GET', path: all, verb: 'coordination.read', shows: 'nobody', params: campaign, query: pageQuery },
    action: (ctx, { params, query }) => viewAnnouncements(ctx, params.campaign, query),
  }),
  route({
    ...{ method: 'GET', path: `${all}/:id`, verb: 'coordination.read', shows: 'who-acted', params: one },
    action: (ctx, { params }) => viewAnnouncement(ctx, params),
  }),
  route({
    ...{ method: 'GET', path: `${all}/:id/files/:sha256`, verb: 'coordination.read', shows: 'nobody', params: file },
    action: (ctx, { params }) => openAttachment(ctx, params, params.sha256),
  }),
  route({
    ...{ method: 'GET', path: `${all}/:id/receipts`, verb: 'coordination.read', shows: 'who-acted', params: one },
    query: pageQuery,
    action: (ctx, { params, query }) => viewReceipts(ctx, params, query),
  }),
  route({
    ...{ method: 'GET', path: `${all}/:id/receipts.xlsx`, verb: 'coordination.read', shows: 'who-acted', params: one },
    query: pageQuery,
    action: (ctx, { params, query }) => exportReceipts(ctx, params, query),
  }),
  route({
    ...{
      method: 'GET',
      path: `${base}/addressed`,
      verb: 'coordination.read-addressed',
      shows: 'nobody',
      params: campaign,
    },
    action: (ctx, { params }) => viewAddressed(ctx, params.campaign),
  }),
  route({
    ...{ method: 'GET', path: `${base}/addressed/:id/files/:sha256`, shows: 'nobody', params: file },
    verb: 'coordination.read-addressed',
    action: (ctx, { params }) => openAddressedFile(ctx, params, params.sha256),
  }),
]

const writing = [
  route({
    ...{ method: 'GET', path: `${all}/:id/draft`, verb: 'coordination.announce', shows: 'who-acted', params: one },
    action: (ctx, { params }) => viewDraft(ctx, params),
  }),
  route({
    ...{ method: 'PUT', path: `${all}/:id/draft`, verb: 'coordination.announce', params: one, body: saveTextBody },
    bodyLimit: LARGEST_TEXT,
    action: (ctx, { params, body }) => saveAnnouncement(ctx, params, body),
  }),
  route({
    ...{ method: 'POST', path: `${all}/:id/files`, verb: 'coordination.announce', params: one },
    upload: { maxBytes: LARGEST_FILE, maxFiles: 1 },
    action: (ctx, { params }) => attachFile(ctx, params),
  }),
  route({
    ...{
      method: 'POST',
      path: `${all}/:id/publication`,
      verb: 'coordination.announce',
      params: one,
      body: publishBody,
    },
    action: (ctx, { params, body }) => publishAnnouncement(ctx, params, body.rev),
  }),
]

const receiving = [
  route({
    ...{ method: 'POST', path: `${all}/:id/reading`, verb: 'coordination.receive', params: one, body: versionBody },
    action: (ctx, { params, body }) => noteReading(ctx, params, body.version),
  }),
  route({
    ...{ method: 'POST', path: `${all}/:id/confirmation`, verb: 'coordination.confirm', params: one },
    body: confirmUnitsBody,
    action: (ctx, { params, body }) => confirmUnits(ctx, params, body),
  }),
  route({
    ...{ method: 'GET', path: `${all}/:id/late`, verb: 'coordination.remind', params: one },
    sensitive: { class: 'people', object: 'announcement:{id}', why: 'remind' },
    action: (ctx, { params }) => viewLate(ctx, params),
  }),
  route({
    ...{ method: 'POST', path: `${all}/:id/reminders`, verb: 'coordination.remind', params: one },
    action: (ctx, { params }) => remindLate(ctx, params),
  }),
]

export const announcementRoutes = [...reading, ...writing, ...receiving]

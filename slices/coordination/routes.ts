import { announcementRoutes } from './routes-announcements.ts'
import { questionRoutes } from './routes-questions.ts'

export const routes = [...announcementRoutes, ...questionRoutes]

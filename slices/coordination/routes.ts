import { announcementRoutes } from './routes-announcements.ts'
import { problemRoutes } from './routes-problems.ts'
import { questionRoutes } from './routes-questions.ts'

export const routes = [...announcementRoutes, ...questionRoutes, ...problemRoutes]

import { Kysely } from 'kysely'
import type { Table } from '../../rules/registers/table.ts'
export type Database = Kysely<Record<string, Table>>
export const open = (): Database => new Kysely({ dialect: undefined as never })

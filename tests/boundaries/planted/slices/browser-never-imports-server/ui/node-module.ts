import { join } from 'node:path'
export const page = () => join('a', 'b')

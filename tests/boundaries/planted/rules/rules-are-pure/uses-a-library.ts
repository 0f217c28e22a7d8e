import { parse } from 'yaml'
export const read = () => parse('weights: 1')

/**
 * Stands apart from contract.ts: the bell is in the first load of the console, and schemas are not.
 * Pure.
 */
export const mostCounted = 100

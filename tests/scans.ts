/** Scans that are nobody's, for the tests of slices. */
export { syntheticPdf, syntheticPhoto } from '../app/simulate/scans.ts'

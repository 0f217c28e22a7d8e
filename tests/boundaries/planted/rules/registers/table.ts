export interface Table {
  name: string
}

/** What a route shows of people, as data; '{register}' stands for the parameter of that name. */
export interface Sensitive {
  /** Class of data: 'people', 'raw-file'. */
  class: string
  /** 'register:{register}' */
  object: string
  /** 'certificate:{certificate}', where it is one person's data. */
  subject?: string
  why?: string
  /** Only where the parameter has one of these values. */
  only?: { parameter: string; values: readonly string[] }
}

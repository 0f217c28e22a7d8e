/** What a route shows of people, as data; '{register}' stands for the parameter of that name, of the path or of the query. */
export interface Sensitive {
  /** Class of data: 'people', 'raw-file'. */
  class: string
  /** 'register:{register}' */
  object: string
  /** 'certificate:{certificate}', where it is one person's data. */
  subject?: string
  why?: string
  /** Only where the parameter has one of these values, or begins so. */
  only?: { parameter: string; values?: readonly string[]; begins?: string }
}

/**
 * Why the answers of a GET are not noted, where they are not: they show nobody; those who did something here, by name and no
 * more of them; the asker alone; or the action notes what it shows (`noteRead`), since only it knows.
 */
export type Shows = 'nobody' | 'who-acted' | 'oneself' | 'noted-by-action'

/** What TypeScript needs to know of postgres.mjs. */
export declare function withPostgres<T>(use: (url: string) => Promise<T>): Promise<T>

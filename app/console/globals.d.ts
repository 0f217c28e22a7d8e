/** Put in by vite.config.ts from package.json. */
declare const __LIANBING_VERSION__: string

// The first script of the page. zod asks once whether a page may make functions out of text, by trying; the content
// security policy forbids it and reports the try. This is zod's own switch (z.config({ jitless: true })), set where zod
// looks for it, before any part of the console that uses zod is loaded.
globalThis.__zod_globalConfig = { jitless: true }

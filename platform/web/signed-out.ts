/** A session that ended is found out by any request; the shell then shows the sign-in page, and the address stays. */

let hasEnded = false
let listener: () => void = () => {}

/** Any answer of 401 tells it. */
export function tellSignedOut(): void {
  hasEnded = true
  listener()
}

export function onSignedOut(told: () => void): void {
  listener = told
}

/** Was somebody signed in until a request found the session ended? The next sign-in makes it untrue again. */
export const sessionHasEnded = (): boolean => hasEnded

export function signedInAgain(): void {
  hasEnded = false
}

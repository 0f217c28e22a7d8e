/** What requests about passkeys and single sign-on carry. */
import { z } from 'zod'

const Base64Url = z.string().regex(/^[A-Za-z0-9_-]{1,8000}$/)
const KeyTicket = z.string().max(100)
const keyAnswer = { id: Base64Url, rawId: Base64Url, type: z.literal('public-key') }
const noExtensions = z.looseObject({}).transform((): Record<string, never> => ({}))

/** What `navigator.credentials.create` answers, as JSON (WebAuthn level 3). */
export const AddedPasskey = z.object({
  ticket: KeyTicket,
  name: z.string().trim().min(1).max(60),
  answer: z.object({
    ...keyAnswer,
    clientExtensionResults: noExtensions,
    response: z.object({
      clientDataJSON: Base64Url,
      attestationObject: Base64Url,
      transports: z.array(z.string().max(20)).max(10).exactOptional(),
    }),
  }),
})
export type AddedPasskey = z.infer<typeof AddedPasskey>

/** What `navigator.credentials.get` answers, as JSON. */
export const SignedChallenge = z.object({
  ticket: KeyTicket,
  answer: z.object({
    ...keyAnswer,
    clientExtensionResults: noExtensions,
    response: z.object({
      clientDataJSON: Base64Url,
      authenticatorData: Base64Url,
      signature: Base64Url,
      userHandle: Base64Url.nullish().transform((handle) => handle ?? undefined),
    }),
  }),
})
export type SignedChallenge = z.infer<typeof SignedChallenge>

export const BackFromProvider = z.strictObject({
  provider: z.string().max(40),
  ticket: KeyTicket,
  /** The query of the address that the provider sent the browser to. */
  query: z.string().max(8000),
})
export type BackFromProvider = z.infer<typeof BackFromProvider>

export const ConfirmedMatch = z.strictObject({ login: z.string().max(200), reason: z.string().trim().min(4).max(500) })
export type ConfirmedMatch = z.infer<typeof ConfirmedMatch>

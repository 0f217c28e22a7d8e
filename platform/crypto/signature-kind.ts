/** Keys and signatures are hex. */
export interface KeyPair {
  secret: string
  public: string
}

export interface SignatureKind {
  makeKeys: () => KeyPair
  sign: (message: string, keys: KeyPair) => string
  /** False also for a key or a signature that is none. */
  verify: (message: string, signature: string, publicKey: string) => boolean
}

import { sm2 as library } from 'sm-crypto-v2'
import { describe, expect, it } from 'vitest'
import { fingerprintOf, hashText, signatureNames, signatures } from './suites.ts'
import { usualId } from './sm2.ts'

describe('hashes', () => {
  // GB/T 32905-2016, A.1 and A.2
  it.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('SM3 of %s is that of the standard', (text, hash) => expect(hashText('sm3', text)).toBe(hash))

  // FIPS 180-4 examples
  it('SHA-256 of abc is that of the standard', () =>
    expect(hashText('sha256', 'abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'))
})

// GB/T 32918.5-2017, A.2: the recommended curve, id 1234567812345678
const standard = {
  message: 'message digest',
  secret: '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8',
  public:
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
    'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  k: 0x59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21n,
  x1: 0x04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73n,
  signature:
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
    'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
}

describe('SM2', () => {
  const { message, public: key, signature } = standard

  it('verifies the signature of the standard', () => expect(signatures.sm2.verify(message, signature, key)).toBe(true))

  it('signs as the standard with its random number', () => {
    const made = library.doSignature(new TextEncoder().encode(message), standard.secret, {
      ...{ hash: true, publicKey: key, userId: usualId },
      pointPool: [{ k: standard.k, x1: standard.x1 }],
    })
    expect(made).toBe(signature)
  })

  it('finds the public key of the standard', () =>
    expect(library.getPublicKeyFromPrivateKey(standard.secret)).toBe(key))
})

// RFC 8032, 7.1, test 1 (the empty message) and test 3 carries bytes that are no text
describe('Ed25519', () => {
  const keys = {
    secret: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    public: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  }
  const signature =
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'

  it('signs and verifies as RFC 8032', () => {
    expect(signatures.ed25519.sign('', keys)).toBe(signature)
    expect(signatures.ed25519.verify('', signature, keys.public)).toBe(true)
  })
})

describe.each(signatureNames)('%s', (name) => {
  const { makeKeys, sign, verify } = signatures[name]
  const keys = makeKeys()

  it.each(['', 'root', '审计根 2017-09-28', 'abcdef12', 'x'.repeat(10_000)])('verifies what it signed', (message) => {
    const signature = sign(message, keys)
    expect(verify(message, signature, keys.public)).toBe(true)
    expect(verify(`${message} `, signature, keys.public)).toBe(false)
    expect(
      verify(
        message,
        signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
        keys.public,
      ),
    ).toBe(false)
    expect(verify(message, signature, makeKeys().public)).toBe(false)
  })

  it('takes no nonsense for a signature or a key', () => {
    for (const nonsense of ['', '00', 'zz'.repeat(64), '0'.repeat(128)])
      expect(verify('root', nonsense, keys.public)).toBe(false)
    for (const nonsense of ['', '04', `04${'0'.repeat(128)}`, '0'.repeat(64)])
      expect(verify('root', sign('root', keys), nonsense)).toBe(false)
  })

  it('names a key by sixteen digits', () => expect(fingerprintOf(keys.public)).toMatch(/^[0-9a-f]{16}$/))
})

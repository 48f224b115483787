import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** The keys: any number to open with, one of them to seal with, one of its own for look-ups. 32 bytes each. */
export interface VaultKeys {
  readonly current: string
  readonly keys: ReadonlyMap<string, Buffer>
  readonly lookup: Buffer
}

/** Where a sealed value lives: a value moved elsewhere can't be opened there. */
export interface Place {
  readonly collection: string
  readonly field: string
  /** `_id` of the document that holds the value. */
  readonly id: string
}

/** Raised when a sealed value can't be opened: other key, other place, or damaged. Carries no content. */
export class VaultError extends Error {
  readonly code = 'VAULT_CANNOT_OPEN'
  constructor(place: Place, reason: string) {
    super(`cannot open ${place.collection}.${place.field} of ${place.id}: ${reason}`)
  }
}

/** Seals and opens personal data (AES-256-GCM) and makes look-up values for exact matches (HMAC-SHA-256). */
export interface Vault {
  seal(place: Place, plain: string): string
  /** @throws VaultError */
  open(place: Place, sealed: string): string
  sealBytes(place: Place, plain: Buffer): Buffer
  /** @throws VaultError */
  openBytes(place: Place, sealed: Buffer): Buffer
  /** Same value, same result: for finding an account by its address without keeping the address in clear. */
  lookup(kind: string, value: string): string
}

const IV_BYTES = 12
const TAG_BYTES = 16

/** Sealed text: `v1.<key id>.<base64url of iv, tag, ciphertext>`; bytes: key id length, key id, then the same. */
export function createVault(keys: VaultKeys): Vault {
  const encrypt = (place: Place, plain: Buffer): Buffer => {
    const key = keys.keys.get(keys.current)
    if (!key) throw new VaultError(place, `no key "${keys.current}"`)
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(associated(place))
    const text = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), text])
  }
  const decrypt = (place: Place, keyId: string, body: Buffer): Buffer => {
    const key = keys.keys.get(keyId)
    if (!key) throw new VaultError(place, `no key "${keyId}"`)
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, IV_BYTES))
        .setAAD(associated(place))
        .setAuthTag(body.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      return Buffer.concat([decipher.update(body.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
    } catch {
      throw new VaultError(place, 'damaged, moved, or sealed with another key')
    }
  }
  return {
    seal: (place, plain) =>
      `v1.${keys.current}.${encrypt(place, Buffer.from(plain, 'utf8')).toString('base64url')}`,
    open(place, sealed) {
      const [version, keyId, body] = sealed.split('.')
      if (version !== 'v1' || !keyId || !body) throw new VaultError(place, 'not a sealed value')
      return decrypt(place, keyId, Buffer.from(body, 'base64url')).toString('utf8')
    },
    sealBytes(place, plain) {
      const keyId = Buffer.from(keys.current, 'utf8')
      return Buffer.concat([Buffer.from([keyId.length]), keyId, encrypt(place, plain)])
    },
    openBytes(place, sealed) {
      const length = sealed[0] ?? 0
      const keyId = sealed.subarray(1, 1 + length).toString('utf8')
      return decrypt(place, keyId, sealed.subarray(1 + length))
    },
    lookup: (kind, value) =>
      createHmac('sha256', keys.lookup).update(`${kind}:${value}`, 'utf8').digest('base64url'),
  }
}

const associated = (place: Place) => Buffer.from(`${place.collection}:${place.field}:${place.id}`, 'utf8')

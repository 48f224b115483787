import { randomBytes } from 'node:crypto'

/** A new id: 16 characters of `A-Za-z0-9_-`, short enough for a button, long enough never to meet another. */
export const randomId = (): string => randomBytes(12).toString('base64url')

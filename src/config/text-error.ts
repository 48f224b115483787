/** A sentence that cannot be loaded or written: a mistake of ours, found at start or by a test. */
export class TextError extends Error {
  override readonly name = 'TextError'
}

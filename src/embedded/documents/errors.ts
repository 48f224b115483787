/**
 * Errors of the document engine, with MongoDB's codes and names, so that a driver reacts to them as it would to
 * the real server's.
 */
import type { Doc } from './bson.js'

const NAMES: Readonly<Record<number, string>> = {
  1: 'InternalError',
  2: 'BadValue',
  9: 'FailedToParse',
  13: 'Unauthorized',
  14: 'TypeMismatch',
  15: 'Overflow',
  16: 'InvalidLength',
  20: 'IllegalOperation',
  22: 'InvalidBSON',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  34: 'CannotBackfillArray',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  48: 'NamespaceExists',
  50: 'MaxTimeMSExpired',
  52: 'DollarPrefixedFieldName',
  53: 'InvalidIdField',
  54: 'NotSingleValueField',
  56: 'EmptyFieldName',
  59: 'CommandNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  68: 'IndexAlreadyExists',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  115: 'CommandNotSupported',
  123: 'NotAReplicaSet',
  168: 'InvalidPipelineOperator',
  171: 'CannotIndexParallelArrays',
  224: 'QueryFeatureNotAllowed',
  241: 'ConversionFailure',
  197: 'InvalidIndexSpecificationOption',
  10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey',
  352: 'UnsupportedOpQueryCommand',
  13113: 'MergeStageNoMatchingDocument',
}

/** One of MongoDB's codes; those without a name of their own are called by their place in its source. */
export type ErrorCode = number

export const isErrorCode = (code: unknown): code is ErrorCode => typeof code === 'number'

/** A refusal that is told to the client. `extra` is merged into the error document (keyPattern, keyValue). */
export class EngineError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly extra: Doc = {},
  ) {
    super(message)
    this.name = 'EngineError'
  }

  get codeName(): string {
    return NAMES[this.code] ?? `Location${this.code}`
  }
}

/** Throws an {@link EngineError}; an expression, so that it fits behind `??`. */
export function refuse(code: ErrorCode, message: string, extra: Doc = {}): never {
  throw new EngineError(code, message, extra)
}

/** Whatever was thrown, as an {@link EngineError}: a stack overflow is nesting too deep, the rest is internal. */
export function asEngineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error
  if (error instanceof RangeError && /call stack/i.test(error.message)) {
    return new EngineError(15, 'the document or expression is nested too deeply')
  }
  const name = error instanceof Error ? error.name : ''
  const message = error instanceof Error ? error.message : String(error)
  if (name.startsWith('BSON')) return new EngineError(22, message)
  if (name === 'MingoError') return new EngineError(2, message)
  return new EngineError(1, message)
}

/** The error document of a whole command. */
export function errorReply(error: EngineError): Doc {
  return { ok: 0, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.extra }
}

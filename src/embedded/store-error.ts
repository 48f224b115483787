/** Why a store cannot be opened, with one line for the operator. */
export type StoreErrorCode = 'DATA_IN_USE' | 'DATA_UNWRITABLE' | 'DATA_VERSION' | 'NO_DATA' | 'START_FAILED'

export class StoreError extends Error {
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: { cause: unknown },
  ) {
    super(message, options)
    this.name = 'StoreError'
  }
}

/** The system's error code (EACCES …) of whatever was thrown. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

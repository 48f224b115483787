/** Why the server cannot listen. */
export type WebErrorCode = 'PORT_IN_USE' | 'PORT_REFUSED' | 'HOST_UNKNOWN' | 'LISTEN_FAILED'

/** The server cannot start. The message is one line for the operator. */
export class WebError extends Error {
  override readonly name = 'WebError'
  readonly code: WebErrorCode

  constructor(code: WebErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** Turns what the operating system says about listening into a {@link WebError}. */
export function listenError(error: unknown, host: string, port: number): WebError {
  const cause = codeOf(error)
  switch (cause) {
    case 'EADDRINUSE':
      return new WebError(
        'PORT_IN_USE',
        `Port ${port} on ${host} is in use by another program; set PORT to a free one or stop that program.`,
      )
    case 'EACCES':
      return new WebError(
        'PORT_REFUSED',
        `This user may not listen on port ${port}; set PORT to 1024 or above.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new WebError(
        'HOST_UNKNOWN',
        `${host} is no address of this machine; set HOST, e.g. to 127.0.0.1.`,
      )
    default:
      return new WebError('LISTEN_FAILED', `Cannot listen on ${host}, port ${port} (${cause}).`)
  }
}

/** What may be logged of an error: its kind, code and place. Its message can hold a person's words. */
export function loggable(error: unknown): { kind: string; code: string; at: string[] } {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return {
    kind: error instanceof Error ? error.name : typeof error,
    code: codeOf(error),
    at: stack
      .split('\n')
      .filter((line) => /^ {4}at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'none'
}

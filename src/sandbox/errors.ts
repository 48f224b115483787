/** What the Bot API answers instead of a result: `{ok: false, error_code, description, parameters?}`. */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    description: string,
    readonly parameters?: { readonly retry_after: number },
  ) {
    super(description)
    this.name = 'ApiError'
  }
}

/** 400 in the words of the real server. */
export function badRequest(description: string): ApiError {
  return new ApiError(400, `Bad Request: ${description}`)
}

/** A request of the page that cannot be done; the message is shown. */
export class PageError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
    this.name = 'PageError'
  }
}

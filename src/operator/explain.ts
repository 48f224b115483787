/** Errors that an operator is told of in one line, by name; whatever else is thrown is a defect. */
const KNOWN = ['StoreError', 'KeyError', 'WebError', 'StoreFileError', 'FillError', 'IndexError']

/** Lines for the operator and the exit status: 2 for mistakes in what was given, 1 where it can't run. */
export function explain(error: unknown): { status: number; lines: readonly string[] } {
  if (!(error instanceof Error)) return { status: 1, lines: [String(error)] }
  if ('mistakes' in error && Array.isArray(error.mistakes))
    return { status: 2, lines: error.mistakes.map(String) }
  if (KNOWN.includes(error.name)) return { status: 1, lines: [error.message] }
  if (error.name === 'MongoServerError' && 'code' in error) {
    return { status: 1, lines: [`the document store refused it (code ${error.code})`] }
  }
  if (error.name.startsWith('Mongo')) {
    return { status: 1, lines: [`the document store does not answer (${error.name}): check MONGODB_URI`] }
  }
  return { status: 1, lines: [error.stack ?? error.message] }
}

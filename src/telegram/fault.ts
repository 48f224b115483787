/**
 * What may be logged of an error: its name, its code and where it came from. Its message may quote what a
 * person wrote (a validation error does), so it stays out.
 */
export function faultOf(error: unknown): { name: string; code?: string; at?: string[] } {
  if (!(error instanceof Error)) return { name: typeof error }
  const { name, message, stack = '' } = error
  const from = stack.indexOf(message) + message.length
  const at = stack
    .slice(from)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, 5)
  return { name, ...('code' in error && { code: String(error.code) }), at }
}

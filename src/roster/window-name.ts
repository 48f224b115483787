/** Longest name of a window. */
export const NAME_LETTERS = 80

export type ReadName =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'wrong'; readonly why: 'length' }

/**
 * A window's name as somebody gave it. Everybody on duty reads it, so this is the one place where it is checked,
 * whichever way it comes in. Pure.
 */
export function readWindowName(text: string): ReadName {
  const name = text.trim().replace(/\s+/g, ' ')
  return name === '' || name.length > NAME_LETTERS ? { kind: 'wrong', why: 'length' } : { kind: 'name', name }
}

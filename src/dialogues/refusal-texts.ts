import type { Message } from '../config/texts.types.js'
import type { Refusal } from '../petitions/decisions/context.js'

/** Why something was not done, and what is possible instead. */
export const refusalText = ({ code, args }: Refusal): Message => ({
  key: `refused-${code}`,
  ...(args ? { args } : {}),
})

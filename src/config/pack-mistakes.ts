import type { z } from 'zod'

/** A pack that cannot be used: every mistake with its file, its place in it and what would be right. */
export class PackError extends Error {
  override readonly name = 'PackError'

  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join('\n'))
  }
}

/** `file: place: what`, the place as `units[3].name.en`. */
export function mistake(file: string, path: readonly PropertyKey[], what: string): string {
  return path.length === 0 ? `${file}: ${what}` : `${file}: ${place(path)}: ${what}`
}

/** What the schema found in a file, one line each. */
export function explain(file: string, issues: readonly z.core.$ZodIssue[]): string[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) =>
          mistake(file, [...issue.path, key], 'is not a field here; remove or rename it'),
        )
      : [mistake(file, issue.path, inWords(issue.message))],
  )
}

/** The schema's own sentences begin with "Invalid …"; ours say what would be right. */
function inWords(message: string): string {
  if (message.endsWith('received undefined')) return 'is missing'
  return message
    .replace(/^Invalid (?:input|option): expected /, 'should be ')
    .replace(/^Too (?:big|small): expected (?:\w+ to (?:be|have) )?/, 'should be ')
    .replace('should be >=', 'should be at least ')
    .replace('should be >', 'should be more than ')
    .replace('should be <=', 'should be at most ')
}

function place(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('')
}

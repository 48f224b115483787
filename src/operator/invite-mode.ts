/** What the options of `invite` ask for. */
export interface InviteOptions {
  readonly role?: string
  readonly unit?: string
  readonly name?: string
  readonly region?: string
  readonly from?: string
  readonly dryRun?: boolean
  readonly list?: boolean
  readonly confirm?: string
  readonly revoke?: string
  readonly leave?: string
  readonly successor?: string
}

export type InviteMode =
  | {
      readonly kind: 'one'
      readonly role: string
      readonly unit: string
      readonly name: string
      readonly region?: string
    }
  | { readonly kind: 'many'; readonly file: string; readonly dryRun: boolean }
  | { readonly kind: 'list' }
  | { readonly kind: 'confirm' | 'revoke'; readonly id: string }
  | { readonly kind: 'leave'; readonly id: string; readonly successor?: string }

/** What was asked for can't be done; one line each for the operator, exit status 2. */
export class InviteError extends Error {
  override readonly name = 'InviteError'
  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join('\n'))
  }
}

const WAYS = '--role with --unit and --name, --from, --list, --confirm, --revoke or --leave'

/** Options of one person's invitation. */
const ONE = ['role', 'unit', 'name', 'region'] as const
/** Each is a way of its own. */
const ALONE = ['from', 'list', 'confirm', 'revoke', 'leave'] as const

/** The one thing that the options ask for. @throws InviteError where they ask for none, for two, or leave one out */
export function modeOf(options: InviteOptions): InviteMode {
  const given = (name: keyof InviteOptions): boolean => options[name] !== undefined && options[name] !== false
  const ways = [...ALONE.filter(given).map(flag), ...(ONE.some(given) ? ['--role'] : [])]
  const [way, another] = ways
  if (way === undefined) throw new InviteError([`say what to do: ${WAYS}`])
  if (another !== undefined) throw new InviteError([`${ways.join(' and ')} can't be used together`])
  if (given('dryRun') && !given('from')) throw new InviteError(['--dry-run goes with --from only'])
  if (given('successor') && !given('leave')) throw new InviteError(['--successor goes with --leave only'])

  const { role, unit, name, region, from, confirm, revoke, leave, successor } = options
  if (from !== undefined) return { kind: 'many', file: from, dryRun: options.dryRun === true }
  if (confirm !== undefined) return { kind: 'confirm', id: confirm }
  if (revoke !== undefined) return { kind: 'revoke', id: revoke }
  if (leave !== undefined) {
    return { kind: 'leave', id: leave, ...(successor === undefined ? {} : { successor }) }
  }
  if (options.list === true) return { kind: 'list' }
  if (role === undefined || unit === undefined || name === undefined) {
    const missing = (['role', 'unit', 'name'] as const).filter((one) => !given(one))
    throw new InviteError(missing.map((one) => `${flag(one)} is missing`))
  }
  return { kind: 'one', role, unit, name, ...(region === undefined ? {} : { region }) }
}

const flag = (name: string): string => `--${name}`

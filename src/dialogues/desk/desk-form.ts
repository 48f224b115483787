import type { CaseCommand } from '../../petitions/case-commands.js'
import type { Form } from '../form.js'
import type { Target } from './target.js'
import type { Verb } from './verbs.js'

/** A form that ends in one command on a case. Its last question is the confirmation. */
export interface DeskForm<A> extends Form<A> {
  /** The verb that opens it, which is also its id. */
  readonly id: Verb
  /** The command as the answers say it. @throws Error when called before the form is complete */
  toCommand(answers: A, target: Target): CaseCommand
}

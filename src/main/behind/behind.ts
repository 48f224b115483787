/** What the sandbox's page may see of the service behind the bot, and ask of it. */
import { nameOfUnit } from '../../config/pack.js'
import type { Texts } from '../../config/texts.js'
import type { Language, Message } from '../../config/texts.types.js'
import type { ConversationService } from '../../dialogues/conversation.js'
import type { Desk } from '../../operator/open.js'
import { grantProblem } from '../../people/grants.js'
import { invitePayload } from '../../people/invite-code.js'
import { ROLES, type Role } from '../../people/roles.js'
import { dutyPlace } from '../../roster/duty-rungs.js'
import type { Behind, RoleOffer, Words } from '../../sandbox/behind.js'
import { nextWorkingDay } from '../../time/calendar.js'
import { civilDateOf } from '../../time/civil.js'
import { instantAt } from '../../time/hours.js'
import type { Office } from '../office.js'
import type { Work } from '../work.js'
import { whatIsAhead } from './agenda.js'
import { caseInside, caseLines } from './inside.js'

export interface BehindPorts {
  readonly desk: Desk
  readonly texts: Texts
  readonly office: Office
  readonly work: Work
  readonly conversations: Pick<ConversationService, 'speak'>
  /** Offers an account its commands anew, in its language. */
  offer(account: string): Promise<void>
  startOver?(): void
}

export function behindThePage(ports: BehindPorts): Behind {
  const { desk, texts, office, work } = ports
  const { pack, clock, repositories, connection } = desk
  const { rules } = office
  const both = (message: Message): Words => ({
    'zh-CN': texts.render('zh-CN', message),
    en: texts.render('en', message),
  })
  const place = dutyPlace(pack, rules.calendar)
  const roles: RoleOffer[] = ROLES.flatMap((role) => {
    const units = pack.units
      .filter(({ id }) => role !== 'admin' && grantProblem({ role, unit: id }, pack) === undefined)
      .map(({ id, name }) => ({ id, name }))
    return units.length > 0 ? [{ role, title: both({ key: `role-${role}` }), units }] : []
  })

  /** The persons of the sandbox by their accounts. */
  async function personsByAccount(chats: readonly number[]): Promise<ReadonlyMap<string, number>> {
    const pairs = await Promise.all(
      chats.map(async (chat) => [(await repositories.accounts.find(String(chat)))?.id, chat] as const),
    )
    return new Map(pairs.flatMap(([account, chat]) => (account === undefined ? [] : [[account, chat]])))
  }

  return {
    citizen: both({ key: 'role-citizen' }),
    roles,
    async agenda() {
      const now = clock.now()
      const items = await whatIsAhead({ repositories, clock, rules, place })
      const workday = nextWorkingDay(civilDateOf(now, pack.timeZone), rules.calendar)
      return {
        items: items.map(({ at, text, case: id }) => ({
          at: at.toISOString(),
          text: both(text),
          ...(id === undefined ? {} : { case: id }),
        })),
        workday: instantAt(workday, pack.profile.reminders.hours.due, pack.timeZone).toISOString(),
      }
    },
    async inside() {
      const { queues, jobs } = await work.look()
      return {
        cases: await caseLines(repositories, pack, both),
        queues,
        jobs: jobs.map((job) => ({ ...job, at: job.at.toISOString() })),
      }
    },
    async caseInside(id, chats) {
      const members = new Map((await repositories.members.active()).map((one) => [one.id, one.name]))
      const persons = await personsByAccount(chats)
      return caseInside(id, {
        repositories,
        connection,
        pack,
        names: (member) => members.get(member),
        both,
        person: (account) => persons.get(account),
      })
    },
    async invite(role, unit, name) {
      const known = ROLES.find((one): one is Role => one === role)
      if (known === undefined) return { problem: 'no such role' }
      const invited = await office.desk.people.invite({
        by: 'operator',
        name,
        grants: [{ role: known, unit }],
      })
      if (invited.kind === 'invited') return { payload: invitePayload(invited.code) }
      return { problem: invited.kind === 'refused' ? texts.render('en', invited.problem) : 'made before' }
    },
    async follow(chat, { name, language }) {
      const { accounts, members } = repositories
      const { id } = await accounts.ofAddress(String(chat), language)
      const member = await members.ofAccount(id)
      if (member && member.name !== name) await members.setName(member.id, name)
      await accounts.setLanguage(id, language)
      await ports.conversations.speak(id, language)
      await ports.offer(id)
    },
    unitName: (language, unit) => nameOfUnit(pack, unit)[language],
    words: (language: Language, key, args) => texts.render(language, { key, ...(args ? { args } : {}) }),
    ...(ports.startOver ? { startOver: ports.startOver } : {}),
  }
}

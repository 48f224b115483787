import { nameOfUnit } from '../../config/pack.js'
import { type Acted, type ActPorts, act, contextFor } from '../../petitions/act.js'
import type { CaseCommand } from '../../petitions/case-commands.js'
import { evidenceIn } from '../../petitions/content.js'
import { whyNot } from '../../petitions/decide.js'
import type { Acting, Refusal } from '../../petitions/decisions/context.js'
import { maySeeCase, maySeePerson, unitFor } from '../../petitions/decisions/rights.js'
import type { Petition } from '../../petitions/model.js'
import { obstacle, ownObstacle } from '../../petitions/sense.js'
import { caseCard, deskCard } from '../../petitions/views.js'
import { answerText, caseText, forSigner } from '../case-texts.js'
import type { CommandOf, Outcome } from '../commands.js'
import { shownNumber } from '../demo.js'
import type { Choice, Say } from '../messages.js'
import { refusalText } from '../refusal-texts.js'
import { rightsOf } from '../rights-text.js'
import { targetOf } from './case-target.js'
import { deskCaseText } from './case-texts.js'
import { actingOn, type DeskPorts, type Giver, NOT_FOUND, todayOf } from './desk-ports.js'
import { eventsText, historyText } from './history-texts.js'
import { fileSay, filesText, personText } from './person-texts.js'
import { VERBS } from './verbs.js'

/** What acting on cases needs. */
export const actPorts = ({ petitions, clock, rules, staff }: DeskPorts): ActPorts => ({
  petitions,
  clock,
  rules,
  staffing: () => staff.staffing(),
})

/** A case that somebody may see, with who they are towards it. */
async function seen(
  id: string,
  giver: Giver,
  { petitions, rules }: DeskPorts,
): Promise<{ petition: Petition; acting: Acting } | undefined> {
  const petition = await petitions.get(id)
  if (!petition) return undefined
  const acting = actingOn(petition.petitioners, giver)
  return maySeeCase(acting, petition, rules) ? { petition, acting } : undefined
}

/** The card of a case, as its petitioner or as an official sees it. */
export function cardOf(petition: Petition, acting: Acting, ports: DeskPorts): Say {
  const { pack } = ports.rules
  const today = todayOf(ports)
  if (acting.kind === 'petitioner') {
    const card = caseText(caseCard(petition, pack, today), pack)
    return petition.representatives.includes(acting.account) ? card : forSigner(card, petition)
  }
  return deskCaseText(deskCard(petition, acting, ports.rules, today, ports.clock.now()), pack)
}

export async function openCase(id: string, giver: Giver, ports: DeskPorts): Promise<Outcome> {
  const found = await seen(id, giver, ports)
  return found ? { kind: 'said', say: [cardOf(found.petition, found.acting, ports)] } : NOT_FOUND
}

/** Opens a form on a case, if this person may do that now; else says why not before anything is typed. */
export async function openTask(
  { verb, petition: id }: CommandOf<'openTask'>,
  giver: Giver,
  ports: DeskPorts,
): Promise<Outcome> {
  const found = await seen(id, giver, ports)
  if (!found) return NOT_FOUND
  const { petition, acting } = found
  const context = await contextFor(acting, actPorts(ports))
  const { kind } = VERBS[verb]
  const target = targetOf(kind, petition, context, await ports.staff.active())
  const { pack, today, now } = context
  const cannot = (refusal: Refusal): Outcome => ({
    kind: 'said',
    say: [{ text: [refusalText(refusal)] }, cardOf(petition, acting, ports)],
  })
  if (!target) return cannot(whyNot(kind, petition, context))
  const inTheWay =
    acting.kind === 'member' ? obstacle(verb, petition, pack, today, now) : ownObstacle(verb, petition, today)
  return inTheWay ? cannot(inTheWay) : { kind: 'task', form: verb, target }
}

/** Carries out what a button or a form asked for. */
export async function actOnCase(
  command: CommandOf<'actOnCase'>,
  giver: Giver,
  ports: DeskPorts,
): Promise<Outcome> {
  const petition = await ports.petitions.get(command.petition)
  if (!petition) return NOT_FOUND
  const acting = actingOn(petition.petitioners, giver)
  // Opened before: it is read again, whatever has happened since.
  if (command.act.kind === 'open' && acting.kind === 'petitioner' && petition.servedOn) {
    return { kind: 'said', say: await answerSays(petition, ports) }
  }
  const asked = command.act.kind === 'renewCode' ? { ...command.act, code: ports.newCode() } : command.act
  const identified = { ...asked, id: command.id }
  // That somebody knows needs no newer screen.
  const seen = command.act.kind === 'acknowledge' ? undefined : command.revision
  const acted = await act(command.petition, identified, acting, actPorts(ports), seen)
  if (acted.kind === 'refused') return refused(acted, acting, ports)
  if (acted.told) await ports.relay(command.petition)
  return { kind: 'acted', say: await done(command.act, acted.petition, acting, ports) }
}

async function refused(
  { refusal, petition, since }: Extract<Acted, { kind: 'refused' }>,
  acting: Acting,
  ports: DeskPorts,
): Promise<Outcome> {
  if (refusal.code !== 'MOVED_ON' || !petition) return { kind: 'refused', problem: refusalText(refusal) }
  const names = await namesFor(acting, since, ports)
  const { pack } = ports.rules
  const happened =
    acting.kind === 'member' ? eventsText(since, petition, pack, names) : historyText(since, pack, names).text
  return {
    kind: 'overtaken',
    revision: petition.revision,
    say: [{ text: [{ key: 'desk-overtaken' }, ...happened] }, cardOf(petition, acting, ports)],
  }
}

/** Only officials learn which official did something. */
async function namesFor(
  acting: Acting,
  events: readonly { readonly actor: { readonly kind: string; readonly member?: string } }[],
  { staff }: DeskPorts,
): Promise<(member: string) => string | undefined> {
  if (acting.kind !== 'member') return () => undefined
  return staff.names(events.flatMap(({ actor }) => actor.member ?? []))
}

async function done(
  command: CaseCommand,
  petition: Petition,
  acting: Acting,
  ports: DeskPorts,
): Promise<Say[]> {
  const { pack } = ports.rules
  if (command.kind === 'open') return answerSays(petition, ports)
  if (command.kind === 'acknowledge') {
    return [{ text: [{ key: 'acknowledged-one', args: { number: shownNumber(petition.number, pack) } }] }]
  }
  if (command.kind === 'renewCode') {
    return [
      {
        text: [
          {
            key: 'code-renewed',
            args: { number: shownNumber(petition.number, pack), code: petition.code ?? '' },
          },
        ],
      },
    ]
  }
  const verb = Object.entries(VERBS).find(([, { kind }]) => kind === command.kind)?.[0]
  const what = { key: `button-verb-${verb ?? 'note'}` }
  const number = shownNumber(petition.number, pack)
  const said: Say = {
    text: [
      acting.kind === 'petitioner'
        ? { key: 'own-done', args: { number, unit: { local: nameOfUnit(pack, petition.owner) } } }
        : { key: 'desk-done', args: { what, number } },
    ],
  }
  // A date that was given moves nothing here, but tells how long other rights still last.
  if (command.kind === 'giveDetails') {
    return [said, { text: rightsOf(petition, ports.rules, todayOf(ports)) }, cardOf(petition, acting, ports)]
  }
  return maySeeCase(acting, petition, ports.rules) ? [said, cardOf(petition, acting, ports)] : [said]
}

/** The rights card with what can be pressed at once. */
function rightsWithWays(petition: Petition, ports: DeskPorts): Say {
  const { id, revision } = petition
  const { buttons } = caseCard(petition, ports.rules.pack, todayOf(ports))
  const button = (key: string, verb: string): Choice[] => [{ label: { key }, verb, id, revision }]
  return {
    text: rightsOf(petition, ports.rules, todayOf(ports)),
    choices: [
      ...(buttons.includes('review') ? [button('button-verb-review', 'review')] : []),
      button('button-open-case', 'case'),
    ],
  }
}

/** The answer or decision, and the paper that came with it. */
async function answerSays(petition: Petition, ports: DeskPorts, own = true): Promise<Say[]> {
  const { pack, calendar } = ports.rules
  const { decision } = petition
  const paper = decision?.kind === 'answer' ? decision.parts.paper : undefined
  const file = paper && (await ports.evidence.get(paper.evidence))
  return [
    answerText(petition, pack, todayOf(ports), calendar),
    ...(file ? [fileSay(file)] : []),
    ...(own ? [rightsWithWays(petition, ports)] : []),
  ]
}

/** The answer once more: for petitioners after they opened it, for officials of the case once it is given. */
export async function readAnswer(id: string, giver: Giver, ports: DeskPorts): Promise<Outcome> {
  const found = await seen(id, giver, ports)
  if (!found) return NOT_FOUND
  const { petition, acting } = found
  const readable = acting.kind === 'member' || petition.servedOn !== undefined
  if (!petition.decision || !readable) return { kind: 'refused', problem: { key: 'answer-not-open' } }
  return { kind: 'said', say: await answerSays(petition, ports, acting.kind === 'petitioner') }
}

export async function showHistory(id: string, giver: Giver, ports: DeskPorts): Promise<Outcome> {
  const found = await ports.petitions.see(id)
  if (!found) return NOT_FOUND
  const acting = actingOn(found.petition.petitioners, giver)
  if (acting.kind !== 'member' || !maySeeCase(acting, found.petition, ports.rules)) return NOT_FOUND
  const names = await namesFor(acting, found.events, ports)
  return { kind: 'said', say: [historyText(found.events, ports.rules.pack, names, todayOf(ports))] }
}

/** Who the petitioner is: the look is written down before anything is shown. */
export async function showPerson(
  command: CommandOf<'showPerson'>,
  giver: Giver,
  ports: DeskPorts,
): Promise<Outcome> {
  const found = await seen(command.petition, giver, ports)
  if (found?.acting.kind !== 'member') return NOT_FOUND
  const { petition, acting } = found
  if (!maySeePerson(acting, petition, ports.rules)) {
    return { kind: 'refused', problem: { key: 'person-refused' } }
  }
  await look('person', command.id, petition, acting, giver, ports)
  return { kind: 'said', say: [personText(petition, ports.rules.pack)] }
}

/** The files of a case, sent again by the messenger's handle; a look as well. */
export async function showFiles(
  command: CommandOf<'showFiles'>,
  giver: Giver,
  ports: DeskPorts,
): Promise<Outcome> {
  const found = await seen(command.petition, giver, ports)
  if (found?.acting.kind !== 'member') return NOT_FOUND
  const { petition, acting } = found
  if (!maySeePerson(acting, petition, ports.rules)) {
    return { kind: 'refused', problem: { key: 'person-refused' } }
  }
  const ids = evidenceIn(petition.content.facts)
  if (ids.length > 0) await look('file', command.id, petition, acting, giver, ports)
  const files = await Promise.all(ids.map((id) => ports.evidence.get(id)))
  return {
    kind: 'said',
    say: filesText(
      petition,
      files.flatMap((file) => file ?? []),
      ports.rules.pack,
    ),
  }
}

async function look(
  what: 'person' | 'file',
  id: string,
  petition: Petition,
  acting: Extract<Acting, { kind: 'member' }>,
  { account }: Giver,
  { looks, rules }: DeskPorts,
): Promise<void> {
  const unit = unitFor('note', acting, petition, rules) ?? acting.grants[0]?.unit ?? petition.office
  await looks.add({ id, member: acting.member, unit, account, petition: petition.id, what })
}

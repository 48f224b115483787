/** What petitioners ask for about their own case besides its steps: their data, their rights, those who sign with them. */
import { nameOfUnit } from '../../config/pack.js'
import { act } from '../../petitions/act.js'
import { evidenceIn } from '../../petitions/content.js'
import { representativesAtMost } from '../../petitions/decisions/joint-steps.js'
import type { Petition } from '../../petitions/model.js'
import type { CommandOf, Outcome } from '../commands.js'
import { cutText } from '../cut-text.js'
import { shownNumber } from '../demo.js'
import { exportOf } from '../export-text.js'
import { DANGER_CHOICE } from '../form-step.js'
import { countOf } from '../intake/facts.js'
import type { Choice, Say } from '../messages.js'
import { UPLOAD_BYTES_AT_MOST, uploadOf } from '../messages.js'
import { qrPng } from '../qr.js'
import { refusalText } from '../refusal-texts.js'
import { rightsOf } from '../rights-text.js'
import { type DeskPorts, type Giver, NOT_FOUND, todayOf } from './desk-ports.js'
import { looksText } from './person-texts.js'
import { actPorts } from './run-case.js'

/** How much of the request somebody reads who is asked to sign. */
const REQUEST_SHOWN = 600

/** A case of one's own; nobody else's is there. */
async function own(id: string, { account }: Giver, { petitions }: DeskPorts): Promise<Petition | undefined> {
  const petition = await petitions.get(id)
  return petition?.petitioners.includes(account) ? petition : undefined
}

/** All that can be done with one's own case besides what stands on its card. */
export async function showOwn(id: string, giver: Giver, ports: DeskPorts): Promise<Outcome> {
  const petition = await own(id, giver, ports)
  if (!petition) return NOT_FOUND
  const { revision, status, content, representatives, signers } = petition
  const filed = !signers.includes(giver.account)
  const speaks = representatives.includes(giver.account)
  const open = status !== 'closed'
  const named = content.petitioner.kind !== 'anonymous'
  const before = !['served', 'review', 'closed'].includes(status)
  const row = (verb: string, shown: boolean): Choice[][] =>
    shown ? [[{ label: { key: `button-own-${verb}` }, verb, id, revision }]] : []
  return {
    kind: 'said',
    say: [
      {
        text: [
          { key: 'own-title', args: { number: shownNumber(petition.number, ports.rules.pack) } },
          // A neutral notice had no code in it.
          ...(filed && petition.code !== undefined
            ? [{ key: 'receipt-code', args: { code: petition.code } }]
            : []),
        ],
        choices: [
          ...row('more', filed && open),
          ...row('rights', true),
          ...row('urgent', speaks && before && status !== 'answered' && !petition.urgent),
          ...row('correct', filed && named),
          ...row('joint', filed && named && before && status !== 'answered'),
          ...row('leave', signers.length > 0),
          ...row('retract', filed && before && petition.withdrawal?.pressed !== false),
          ...row('looks', filed),
          ...row('export', filed),
          [DANGER_CHOICE],
        ],
      },
    ],
  }
}

/** What was told for a petition of its own goes to the case that is there, with its files. */
export async function addDraft(
  { id, petition, facts, urgent }: CommandOf<'addDraft'>,
  giver: Giver,
  ports: DeskPorts,
): Promise<Outcome> {
  const acting = { kind: 'petitioner', account: giver.account } as const
  const acted = await act(petition, { kind: 'supplement', id, facts }, acting, actPorts(ports))
  if (acted.kind === 'refused') return { kind: 'refused', problem: refusalText(acted.refusal) }
  await ports.evidence.moveTo(petition, evidenceIn(facts))
  const alarm = { kind: 'setUrgent', id: `${id}-urgent`, urgent: true, reason: urgent ?? '' } as const
  // Where it is urgent already, or past being so, nothing has to be marked.
  if (urgent !== undefined) await act(petition, alarm, acting, actPorts(ports))
  await ports.relay(petition)
  const { pack } = ports.rules
  const args = {
    number: shownNumber(acted.petition.number, pack),
    unit: { local: nameOfUnit(pack, acted.petition.owner) },
    what: countOf(facts),
  }
  return { kind: 'added', say: [{ text: [{ key: 'similar-added', args }] }] }
}

/** Which other clocks run, until when, and where a review is asked for. */
export async function showRights(id: string, giver: Giver, ports: DeskPorts): Promise<Outcome> {
  const petition = await own(id, giver, ports)
  if (!petition) return NOT_FOUND
  return { kind: 'said', say: [rightsSay(petition, ports)] }
}

/** The card as a message of its own. */
export const rightsSay = (petition: Petition, ports: Pick<DeskPorts, 'rules' | 'clock'>): Say => ({
  text: rightsOf(petition, ports.rules, todayOf(ports)),
})

/** Whoever looked at who the petitioner is: the unit, the day, and what was looked at. */
export async function showLooks(id: string, giver: Giver, ports: DeskPorts): Promise<Outcome> {
  const petition = await own(id, giver, ports)
  if (!petition) return NOT_FOUND
  return {
    kind: 'said',
    say: [looksText(petition.number, await ports.looks.ofPetition(id), ports.rules.pack)],
  }
}

/** Everything that is kept about one's own case, to take along (个人信息保护法 §45). */
export async function exportCase(id: string, giver: Giver, ports: DeskPorts): Promise<Outcome> {
  const petition = await own(id, giver, ports)
  // Who signed by the link has no right to the data of whoever filed it.
  if (!petition || petition.signers.includes(giver.account)) return NOT_FOUND
  const bytes = Buffer.from(exportOf(petition, await ports.looks.ofPetition(id), ports.rules.pack))
  if (bytes.length > UPLOAD_BYTES_AT_MOST) return { kind: 'refused', problem: { key: 'export-too-big' } }
  return {
    kind: 'said',
    say: [
      {
        text: [{ key: 'export-is', args: { number: shownNumber(petition.number, ports.rules.pack) } }],
        upload: uploadOf('document', `${petition.number}.json`, bytes),
      },
    ],
  }
}

/** Opens a petition for others to sign: a link, and the same as a picture to be pointed at. */
export async function openJoint(
  { id, petition }: CommandOf<'openJoint'>,
  giver: Giver,
  ports: DeskPorts,
): Promise<Outcome> {
  const acting = { kind: 'petitioner', account: giver.account } as const
  const command = { kind: 'openJoint', id, code: ports.newCode() } as const
  const acted = await act(petition, command, acting, actPorts(ports))
  if (acted.kind === 'refused') return { kind: 'refused', problem: refusalText(acted.refusal) }
  const { jointCode = '', number } = acted.petition
  const payload = jointPayload(petition, jointCode)
  const link = ports.startLink(payload)
  const args = { number: shownNumber(number, ports.rules.pack), link: link ?? `/start ${payload}` }
  return {
    kind: 'said',
    say: [
      {
        text: [
          { key: 'joint-link', args },
          { key: 'joint-most', args: { most: representativesAtMost(acted.petition, ports.rules.pack) } },
        ],
      },
      ...(link === undefined
        ? []
        : [{ text: [{ key: 'joint-picture' }], upload: uploadOf('photo', 'link.png', qrPng(link)) }]),
    ],
  }
}

/** What follows `/start` for somebody who is asked to sign. */
export const jointPayload = (petition: string, code: string): string => `jt_${code}${petition}`

/** The petition and the code in what followed `/start`. */
export function readJoint(payload: string): { petition: string; code: string } | undefined {
  const [, code, petition] = /^jt_([A-Z2-9]{8})([\w-]{1,50})$/.exec(payload.trim()) ?? []
  return code !== undefined && petition !== undefined ? { code, petition } : undefined
}

/** What one would sign, before one does. */
export async function showJoint(
  { petition: id, code }: CommandOf<'showJoint'>,
  giver: Giver,
  ports: DeskPorts,
): Promise<Outcome> {
  const petition = await ports.petitions.get(id)
  if (!petition || petition.jointCode === undefined || petition.jointCode !== code) {
    return { kind: 'refused', problem: { key: 'joint-unknown' } }
  }
  if (petition.petitioners.includes(giver.account))
    return { kind: 'refused', problem: { key: 'joint-already' } }
  const { pack } = ports.rules
  const { revision } = petition
  const room = petition.representatives.length < representativesAtMost(petition, pack)
  const button = (verb: string): Choice[] => [
    { label: { key: `button-${verb}` }, verb, id: `${code}${id}`, revision },
  ]
  return {
    kind: 'said',
    say: [
      {
        text: [
          { key: 'joint-asks', args: { number: shownNumber(petition.number, pack) } },
          { key: 'joint-request', args: { request: cutText(petition.content.request, REQUEST_SHOWN) } },
          { key: 'joint-means' },
        ],
        choices: [button('cosign'), ...(room ? [button('cosignr')] : []), [DANGER_CHOICE]],
      },
    ],
  }
}

export async function cosign(
  { id, petition, code, representative }: CommandOf<'cosign'>,
  giver: Giver,
  ports: DeskPorts,
): Promise<Outcome> {
  const acting = { kind: 'petitioner', account: giver.account } as const
  const known = (await ports.petitions.get(petition))?.petitioners.includes(giver.account) ?? false
  if (known) return { kind: 'refused', problem: { key: 'joint-already' } }
  // Who works on petitions signs none: they would see as a petitioner what they must not see.
  if (await ports.staff.acting(giver.account)) return { kind: 'refused', problem: { key: 'joint-official' } }
  const acted = await act(petition, { kind: 'cosign', id, code, representative }, acting, actPorts(ports))
  if (acted.kind === 'refused') {
    return {
      kind: 'refused',
      problem: acted.refusal.code === 'NOT_FOUND' ? { key: 'joint-unknown' } : refusalText(acted.refusal),
    }
  }
  if (acted.told) await ports.relay(petition)
  const number = shownNumber(acted.petition.number, ports.rules.pack)
  return { kind: 'said', say: [{ text: [{ key: 'joint-signed', args: { number } }] }] }
}

/** After the emergency numbers: one's own open cases can be marked urgent at once. */
export async function showDanger(giver: Giver, ports: DeskPorts): Promise<Outcome> {
  const cases = (await ports.petitions.ofPetitioner(giver.account, CASES_SHOWN)).filter(
    ({ status, urgent, representatives }) =>
      !urgent &&
      !['answered', 'served', 'review', 'closed'].includes(status) &&
      representatives.includes(giver.account),
  )
  if (cases.length === 0) return { kind: 'done' }
  return {
    kind: 'said',
    say: [
      {
        text: [{ key: 'danger-mark' }],
        choices: cases.map(({ id, number, revision }) => [
          {
            label: { key: 'button-mark-urgent', args: { number: shownNumber(number, ports.rules.pack) } },
            verb: 'mark',
            id,
            revision,
          },
        ]),
      },
    ],
  }
}

const CASES_SHOWN = 5

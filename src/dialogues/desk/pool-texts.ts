import type { Pack } from '../../config/pack.js'
import { nameOfUnit } from '../../config/pack.js'
import type { Message } from '../../config/texts.types.js'
import { evidenceIn, wordsIn } from '../../petitions/content.js'
import { masker } from '../../petitions/masked.js'
import { clockOf, type Petition } from '../../petitions/model.js'
import type { CaseRow } from '../../petitions/row.js'
import { type CivilDate, daysBetween } from '../../time/civil.js'
import { cutText } from '../cut-text.js'
import { shownNumber } from '../demo.js'
import { categoryName } from '../intake/category.js'
import { placeLine } from '../intake/place.js'
import type { Choice, Say } from '../messages.js'
import { proposalFor, proposalText } from './proposal-texts.js'

/** How much of what happened is shown in the pool; the whole stands in the case. */
const FACTS_SHOWN = 700

const NEXT: Choice = { label: { key: 'button-next' }, verb: 'next', id: 'matter', revision: 0 }

/** What waits in an office's pool. */
export function poolText(
  office: string,
  { count, oldest, leased }: { count: number; oldest?: CaseRow; leased: number },
  pack: Pack,
): Say {
  const name = { local: nameOfUnit(pack, office) }
  if (!oldest || count === 0) return { text: [{ key: 'pool-empty', args: { office: name } }] }
  return {
    text: [
      { key: 'pool-count', args: { office: name, count } },
      {
        key: 'pool-oldest',
        args: { received: { date: oldest.receivedOn }, due: { date: oldest.next?.due ?? oldest.receivedOn } },
      },
      ...(leased > 0 ? [{ key: 'pool-leased', args: { count: leased } }] : []),
    ],
    choices: [[NEXT]],
  }
}

/** Nothing is left for this registrar: all sorted, put off, or on others' screens. */
export const poolDone = (waiting: number): Say =>
  waiting === 0
    ? { text: [{ key: 'pool-done' }] }
    : { text: [{ key: 'pool-done-for-you', args: { count: waiting } }], choices: [[NEXT]] }

/** One matter of the pool with where it should go and what can be done with it. */
export function matterText(petition: Petition, waiting: number, today: CivilDate, pack: Pack): Say {
  const { content, id, revision } = petition
  const proposal = proposalFor(petition, pack)
  // Who it is from stands behind a button, whatever the words say.
  const mask = masker(content.petitioner)
  const facts = cutText(mask(wordsIn(content.facts)), FACTS_SHOWN)
  const { words } = content.place
  const place = words === undefined ? content.place : { ...content.place, words: mask(words) }
  const button = (verb: string, key: Message['key']): Choice => ({ label: { key }, verb, id, revision })
  return {
    text: [
      {
        key: petition.urgent ? 'pool-matter-urgent' : 'pool-matter',
        args: { number: shownNumber(petition.number, pack), waiting },
      },
      ...sortBy(petition, today),
      ...cameBack(petition, pack),
      {
        key: 'pool-what',
        args: {
          kind: { key: `class-${petition.class}` },
          category: categoryName(pack, petition.category),
          place: placeLine(place, pack),
        },
      },
      ...(content.about ? [{ key: 'pool-about', args: { about: mask(content.about.words) } }] : []),
      { key: 'pool-request', args: { request: mask(content.request) } },
      { key: 'pool-facts', args: { facts, files: evidenceIn(content.facts).length } },
      ...proposalText(proposal, pack),
    ],
    choices: [
      ...(proposal.kind === 'unit' ? [[button('sendp', 'button-send-proposed')]] : []),
      [button('send', 'button-send-other'), button('divert', 'button-verb-divert')],
      [button('ask', 'button-verb-ask'), button('later', 'button-later')],
      [button('case', 'button-whole-case')],
    ],
  }
}

/** An agreed objection: who it came from, and why it is sorted anew. */
function cameBack({ cameBack: back }: Petition, pack: Pack): Message[] {
  if (!back) return []
  const unit = { local: nameOfUnit(pack, back.unit) }
  return back.proposed === undefined
    ? [{ key: 'pool-came-back', args: { unit } }]
    : [
        {
          key: 'pool-came-back-proposed',
          args: { unit, proposed: { local: nameOfUnit(pack, back.proposed) } },
        },
      ]
}

function sortBy(petition: Petition, today: CivilDate): Message[] {
  const due = clockOf(petition, 'sorting')?.limit.due
  if (due === undefined) return []
  const received = { date: petition.receivedOn }
  return due < today
    ? [{ key: 'pool-late', args: { received, due: { date: due }, days: daysBetween(due, today) } }]
    : [{ key: 'pool-due', args: { received, due: { date: due }, days: daysBetween(today, due) } }]
}

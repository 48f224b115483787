import { categoryById, nameOfUnit, type Pack, regionOfCode } from '../../config/pack.js'
import type { Message } from '../../config/texts.types.js'
import { wordsIn } from '../../petitions/content.js'
import type { Petition } from '../../petitions/model.js'
import { type Proposal, proposeDestination } from '../../petitions/proposal.js'

/** Where a matter of the pool should go, as the pack's regions and topics say. */
export function proposalFor(petition: Petition, pack: Pack): Proposal {
  const { content, category, class: matterClass, owner, notCompetent } = petition
  return proposeDestination(pack, {
    from: owner,
    region: content.place.township ?? content.place.region,
    category,
    class: matterClass,
    words: `${wordsIn(content.facts)}\n${content.request}`,
    about: content.about,
    notCompetent,
    proposed: petition.cameBack?.proposed,
  })
}

/** The proposal with its reason, in one or two lines. */
export function proposalText(proposal: Proposal, pack: Pack): Message[] {
  switch (proposal.kind) {
    case 'unit':
      return [
        { key: 'pool-proposal', args: { unit: { local: proposal.unit.name } } },
        ...whyText(proposal, pack),
      ]
    case 'elsewhere':
      return [
        {
          key: 'pool-proposal-elsewhere',
          args: {
            subject: { local: proposal.subject.name },
            body: { local: proposal.subject.body.name },
            words: proposal.words.join(', '),
          },
        },
      ]
    case 'discipline':
      return [{ key: 'pool-proposal-discipline', args: { organ: { local: proposal.organ.name } } }]
    case 'none':
      return [
        { key: `pool-proposal-none-${proposal.why}` },
        ...(proposal.higher
          ? [{ key: 'pool-proposal-higher', args: { unit: { local: proposal.higher.name } } }]
          : []),
      ]
  }
}

function whyText({ why, unit }: Extract<Proposal, { kind: 'unit' }>, pack: Pack): Message[] {
  const region = regionOfCode(pack, why.region)?.name ?? unit.name
  const category = why.category === undefined ? undefined : categoryById(pack, why.category)
  const lines: Message[] = [
    why.ground === 'objector'
      ? { key: 'pool-why-objector' }
      : why.ground === 'office-above'
        ? { key: 'pool-why-above', args: { region: { local: region } } }
        : category
          ? {
              key: 'pool-why-competent',
              args: { region: { local: region }, category: { local: category.name } },
            }
          : { key: 'pool-why-office', args: { region: { local: region } } },
  ]
  if (why.guessed && why.guessed.length > 0) {
    lines.push({ key: 'pool-why-guessed', args: { words: why.guessed.join(', ') } })
  }
  const [skipped] = why.skipped
  if (skipped !== undefined)
    lines.push({ key: 'pool-why-skipped', args: { unit: { local: nameOfUnit(pack, skipped) } } })
  return lines
}

/** The reason that is written into the history when a proposal is followed. */
export const proposalReason = ({ why, unit }: Extract<Proposal, { kind: 'unit' }>, pack: Pack): Message => {
  const region = regionOfCode(pack, why.region)?.name ?? unit.name
  const category = why.category === undefined ? undefined : categoryById(pack, why.category)
  if (why.ground === 'objector') return { key: 'pool-reason-objector' }
  if (why.ground === 'office-above') return { key: 'pool-reason-above', args: { region: { local: region } } }
  return category
    ? { key: 'pool-reason', args: { region: { local: region }, category: { local: category.name } } }
    : { key: 'pool-reason-office', args: { region: { local: region } } }
}

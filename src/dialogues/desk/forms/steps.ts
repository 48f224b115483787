/** 受理, 告知, 转交答复, 办结: forms that only confirm. */
import { handlingRule } from '../../../petitions/routes.js'
import { buildForm } from '../build-form.js'
import { stretch, unitName } from '../wording.js'

/** 受理: from today the organ handles it (2022 §34). */
export const acceptForm = buildForm({
  verb: 'accept',
  questions: [],
  says(_, target, { pack, today }) {
    const rule = handlingRule(pack, target.route)
    const until = stretch(rule, today)
    return [
      rule.kind === 'limit'
        ? { key: 'forms-accept-limit', args: { until } }
        : { key: 'forms-accept-target', args: { until } },
      { key: 'forms-accept-told' },
    ]
  },
  toCommand: () => ({ kind: 'accept' }),
})

/** 告知: received, and by which route and procedure it goes on (2022 §23). */
export const tellForm = buildForm({
  verb: 'tell',
  questions: [],
  says: (_, target, { pack }) => [
    {
      key: 'forms-tell-says',
      args: {
        unit: unitName(pack, target.owner),
        route: { local: pack.profile.routes[target.route].name },
      },
    },
  ],
  toCommand: () => ({ kind: 'tell' }),
})

/** One window in, one answer out (M9): the petition office passes the organ's answer on. */
export const releaseForm = buildForm({
  verb: 'release',
  questions: [],
  says: () => [{ key: 'forms-release-says' }, { key: 'forms-ten-minutes' }],
  toCommand: () => ({ kind: 'releaseAnswer' }),
})

/** 办结: forwarded or answered is not closed; the petitioner's window has to be over. */
export const closeForm = buildForm({
  verb: 'close',
  questions: [],
  says: () => [{ key: 'forms-close-says' }],
  toCommand: () => ({ kind: 'close' }),
})

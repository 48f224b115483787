/** 送达: staff record that a paper reached the petitioner otherwise than in the chat. */

import type { Message } from '../../../config/texts.types.js'
import { SERVICE_ROUTES } from '../../../petitions/events.js'
import type { CivilDate } from '../../../time/civil.js'
import type { FormContext } from '../../form.js'
import { required } from '../answers.js'
import { buildForm } from '../build-form.js'
import { choiceQuestion, dateQuestion } from '../questions.js'
import type { Target } from '../target.js'
import { stretch } from '../wording.js'

const routeQuestion = choiceQuestion({
  id: 'service',
  asks: () => [{ key: 'forms-service-question' }],
  picks: () =>
    SERVICE_ROUTES.map((service) => ({ id: service, label: routeName(service), sets: { service } })),
  lacks: ({ service }) => service === undefined,
})

/** From the day of service the petitioner's windows run (2022 §35). */
export const serviceForm = buildForm({
  verb: 'service',
  questions: [
    routeQuestion,
    dateQuestion({
      asks: () => [{ key: 'forms-service-date-question' }],
      from: ({ answeredOn }) => answeredOn,
      to: (_, today) => today,
    }),
  ],
  says: ({ service, on }, target, context) => [
    ...(service && on
      ? [
          { key: 'forms-service-says', args: { route: routeName(service), on: { date: on } } },
          window(on, target, context),
        ]
      : []),
  ],
  toCommand: ({ service, on }) => ({
    kind: 'recordService',
    route: required(service, 'service'),
    on: required(on, 'on'),
  }),
})

function window(on: CivilDate, { opensReview }: Target, { pack }: FormContext): Message {
  if (!opensReview) return { key: 'forms-service-closes' }
  const until = stretch(pack.profile.limits.reviewRequest, on)
  return { key: 'forms-service-window', args: { until } }
}

const routeName = (route: (typeof SERVICE_ROUTES)[number]): Message => ({ key: `forms-service-${route}` })

/** 延期告知送达: the new date holds only where the petitioner was told before the old one (2022 §34). */
export const extservForm = buildForm({
  verb: 'extserv',
  questions: [
    dateQuestion({
      asks: ({ handling }) => [
        { key: 'forms-extserv-question' },
        ...(handling ? [{ key: 'forms-extserv-old', args: { due: { date: handling.due } } }] : []),
      ],
      from: ({ extension }) => extension?.approvedOn,
      to: ({ handling }, today) => (handling && handling.due < today ? handling.due : today),
    }),
  ],
  says: ({ on }, { extension }) => [
    ...(on ? [{ key: 'forms-extserv-says', args: { on: { date: on } } }] : []),
    ...(extension ? [{ key: 'forms-extserv-new', args: { due: { date: extension.newDue } } }] : []),
  ],
  toCommand: ({ on }) => ({ kind: 'recordExtensionService', on: required(on, 'on') }),
})
